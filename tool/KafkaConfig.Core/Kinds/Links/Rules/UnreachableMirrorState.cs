using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The pull request said active, the mirror had been promoted for a week, and three teams waited for it.</summary>
public sealed class UnreachableMirrorState : ChangeRule<UnreachableLinkState>
{
    public override RuleDescription Description { get; } = new(
        "KC5006", Severity.Refuse, "State of a link or mirror that cannot be reached",
        "Links and mirrors go through their states in one direction; some states have no way to others.",
        "Take the way that exists.");

    protected override IEnumerable<Finding> Check(UnreachableLinkState change, CheckContext context) =>
        [Finding(change, $"{change.Address}: {change.Field} is '{change.Before}', and nothing leads to '{change.After}'.", safeWay: change.Path)];
}
