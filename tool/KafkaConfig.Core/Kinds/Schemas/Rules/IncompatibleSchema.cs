using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A field without a default was added on a Friday; every consumer that had been upgraded stopped at the first old record.</summary>
public sealed class IncompatibleSchema : SubjectChangeRule<RegisterSchema>
{
    public override RuleDescription Description { get; } = new(
        "KC3001", Severity.Refuse, "Incompatible schema",
        "Readers that have one schema meet records that were written with another. What the level promises is what they rely on: break it, and they stop at the first such record.",
        "Give what is added a default, keep what old readers need, or publish the new shape under a new subject and topic.")
    {
        Advice =
        [
            "A field with a default can be added and removed at any level. Everything else is a question of who is upgraded first: with BACKWARD the consumers, with FORWARD the producers, with FULL nobody has to wait.",
            "A rename is a removal and an addition, unless the new field lists the old name as an alias, and then only for readers in Avro. Two fields for a while cost a few bytes; a stopped consumer costs a night.",
        ],
    };

    protected override IEnumerable<Finding> Check(RegisterSchema change, SubjectFacts facts, CheckContext context)
    {
        if (change.Latest is null)
            return [];
        return Over(change, facts.Now, now => Over(change, facts.After, after => (now.IsCompatible, after.IsCompatible) switch
        {
            (true, true) => [],
            (false, _) => [Finding(change, now)],
            _ => [Finding(change, after)],
        }));
    }

    private Finding Finding(RegisterSchema change, SchemaVerdict verdict)
    {
        var place = change.Elements.FirstOrDefault(element => verdict.Reasons.Any(reason => reason.Contains(element.Field[(element.Field.LastIndexOf(' ') + 1)..], StringComparison.Ordinal)))?.Source;
        var finding = Finding(
            change, $"Version {change.Latest?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {change.Address.Name} cannot be followed by this schema at the level {CompatibilityLevels.NameOf(verdict.Level)}, says {verdict.Judge}.",
            string.Join(' ', verdict.Reasons.Take(10)) is { Length: > 0 } reasons ? reasons : "The registry gives no reason.",
            $"{Description.SafeWay} {CompatibilityLevels.UpgradeOrder(verdict.Level)}".TrimEnd());
        return place is null ? finding : finding with { Location = place };
    }
}
