using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>The level was set to NONE for one change, and found there a year and three incidents later.</summary>
public sealed class CompatibilityLowered : SubjectChangeRule<ChangeCompatibility>
{
    public override RuleDescription Description { get; } = new(
        "KC3002", Severity.Runbook, "Compatibility lowered",
        "What the level promises now is what consumers and producers were built on; below it, the next version may break them without anybody being asked.",
        "Keep the level, and publish what breaks it under a new subject and topic.",
        "a runbook for this change of level alone, in a merge without the schema that needs it, that says when the level is raised again")
    {
        Advice =
        [
            "Lowering a level and breaking it in one merge shows reviewers a level and hides a break. In two merges each is what it is, and between them somebody can object.",
        ],
    };

    protected override IEnumerable<Finding> Check(ChangeCompatibility change, SubjectFacts facts, CheckContext context)
    {
        if (!change.IsWeaker)
            return [];
        var what = $"{change.Address.Name} would go from {CompatibilityLevels.NameOf(change.InForce)} to {CompatibilityLevels.NameOf(change.To.Value)}.";
        if (!context.Changes.OfType<RegisterSchema>().Any(register => register.Address == change.Address && register.Latest is not null))
            return [Asking(change, what)];
        return Over(change, facts.Now, now => now.IsCompatible
            ? [Asking(change, what)]
            :
            [
                Finding(
                    change, $"{what} The schema in the same change set needs it: {string.Join(' ', now.Reasons.Take(3))}",
                    safeWay: "Keep the level, and publish the new shape under a new subject and topic. If the level must go down, lower it in a merge of its own.") with
                {
                    Severity = Severity.Refuse,
                    PassesWhen = null,
                },
            ]);
    }

    private Finding Asking(ChangeCompatibility change, string what) => Finding(change, what) with { Asks = Asks(change, change.Move) };
}
