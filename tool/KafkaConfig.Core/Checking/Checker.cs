using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Checking;

/// <summary>Runs the rules, and applies what the repository and the environment change about their severities.</summary>
public sealed class Checker(IReadOnlyList<IRule> rules)
{
    public IReadOnlyList<Finding> Check(CheckContext context) => Check(context, _ => true);

    /// <summary>Those that look at settings and definitions alone.</summary>
    public IReadOnlyList<Finding> CheckDefinitions(CheckContext context) => Check(context, rule => !rule.NeedsLive);

    /// <summary>The others: they ask what is live.</summary>
    public IReadOnlyList<Finding> CheckLive(CheckContext context) => Check(context, rule => rule.NeedsLive);

    /// <summary>Those that judge one change at a time.</summary>
    public IReadOnlyList<Finding> CheckChanges(CheckContext context) => Check(context, rule => rule is IChangeRule);

    private List<Finding> Check(CheckContext context, Func<IRule, bool> which) =>
        [.. rules.Where(rule => which(rule) && HasWork(rule, context)).SelectMany(rule => rule.Check(context)).Select(finding => Weigh(finding, context))];

    // Most plans hold no change at all, and most rules are over changes.
    private static bool HasWork(IRule rule, CheckContext context) => rule is not IChangeRule || context.Changes.Count > 0;

    private static Finding Weigh(Finding finding, CheckContext context)
    {
        var severity = finding.Severity;
        // Outside production a runbook is an acknowledgement; a refusal never changes.
        if (severity == Severity.Runbook && !context.Environment.Production)
            severity = Severity.Ack;
        if (context.SettingOf(finding.Code)?.Severity is { } stricter && stricter < severity)
            severity = stricter;
        return finding with { Severity = severity, Environments = [context.Environment.Name] };
    }
}
