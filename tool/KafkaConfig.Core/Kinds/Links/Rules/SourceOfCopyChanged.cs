using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The environment was renamed; MirrorMaker 2 keeps its place by that name, and copied every topic once more on top of itself.</summary>
public sealed class SourceOfCopyChanged : ChangeRule<UpdateConnector>
{
    public override RuleDescription Description { get; } = new(
        "KC5010", Severity.Runbook, "Source of a running copy changed",
        "MirrorMaker 2 keeps where it stands under the source's alias. Under another one it begins anew, and under the same one at another cluster it goes on at a place that means nothing there.",
        "Declare another link for another source. For new addresses of the same cluster, let the runbook show that its id is the same.",
        "a runbook that shows that the new addresses lead to the same cluster");

    protected override IEnumerable<Finding> Check(UpdateConnector change, CheckContext context)
    {
        if (change.Live is not { } live || MirrorMakerTopics.CopiedBy(live.Config) is not { Count: > 0 } copied)
            return [];
        return new[] { (MirrorMakerConfig.SourceAlias, Severity.Refuse), (MirrorMakerConfig.SourceServers, Severity.Runbook) }
            .Select(key => (Name: key.Item1, Severity: key.Item2, Before: live.Config.GetValueOrDefault(key.Item1, ""), After: change.Definition.Value(key.Item1) ?? ""))
            .Where(key => key.Before != key.After)
            .Select(key => Finding(change, $"{change.Address} copies {string.Join(", ", copied.Take(5))}{(copied.Count > 5 ? ", …" : "")} from '{key.Before}', and {key.Name} would be '{key.After}'.") with
            {
                Severity = key.Severity,
                PassesWhen = key.Severity == Severity.Refuse ? null : Description.Evidence,
                Asks = key.Severity == Severity.Refuse ? null : new EvidenceRequest(change.Address.ToString(), [new FieldMove(key.Name, key.Before, key.After)], [], []),
            });
    }
}
