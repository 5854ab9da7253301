using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A revert in Git reverted nothing in the registry, and nobody was told.</summary>
public sealed class TextOfOlderVersion : ChangeRule<ReturnToVersion>
{
    public override RuleDescription Description { get; } = new(
        "KC3007", Severity.Refuse, "Schema that an older version holds",
        "A registry adds no version for a schema that the subject has already: the newer version stays the latest, and clients that take the latest keep taking it.",
        "Make it a new schema, such as by a custom property; or keep the newer one.");

    protected override IEnumerable<Finding> Check(ReturnToVersion change, CheckContext context) =>
    [
        Finding(change, FormattableString.Invariant($"{change.Address.Name}: version {change.HeldBy} holds this schema already, and {change.Latest.Version} would stay the latest.")),
    ];
}
