using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views.Rules;

/// <summary>The words that all views of rules share.</summary>
public static class RuleWords
{
    public static string Severity(RuleDescription rule) => rule.IsShape
        ? "error"
        : rule.DefaultSeverity switch
        {
            Core.Findings.Severity.Refuse => "refused",
            Core.Findings.Severity.Runbook => "needs a runbook",
            Core.Findings.Severity.Ack => "needs an acknowledgement",
            Core.Findings.Severity.Warn => "warning",
            _ => "note",
        };

    public static string Evidence(RuleDescription rule) => rule switch
    {
        { Evidence: { } evidence } => $"With {evidence}.",
        { DefaultSeverity: Core.Findings.Severity.Warn or Core.Findings.Severity.Info } => "It stops nothing.",
        _ => "Nothing overrides it.",
    };
}
