using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Checking;

/// <summary>Runs the rules, and applies what the repository and the environment change about their severities.</summary>
public sealed class Checker(IReadOnlyList<IRule> rules)
{
    public IReadOnlyList<Finding> Check(CheckContext context) =>
        [.. rules.SelectMany(rule => rule.Check(context)).Select(finding => Weigh(finding, context))];

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
