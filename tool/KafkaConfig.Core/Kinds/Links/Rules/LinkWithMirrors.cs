using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The link was taken out of the files while half of its topics still lived from it.</summary>
public sealed class LinkWithMirrors : ChangeRule<Change>
{
    public override RuleDescription Description { get; } = new(
        "KC5001", Severity.Refuse, "Delete a link that has mirrors",
        "What a mirror has not copied by then never arrives, and its consumers stand still without an error.",
        "Promote or fail over each mirror first, by its state in the link's file; delete the link in a later change.");

    protected override IEnumerable<Finding> Check(Change change, CheckContext context) => change switch
    {
        DeleteLink { Mirrors.Count: > 0 } delete => [Finding(change, $"{change.Address} would be deleted, and has mirrors that live from it: {string.Join(", ", delete.Mirrors)}.")],
        DeleteConnector { Copies.Count: > 0 } delete => [Finding(change, $"{change.Address} would be deleted, and copies {string.Join(", ", delete.Copies)}.")],
        _ => [],
    };
}
