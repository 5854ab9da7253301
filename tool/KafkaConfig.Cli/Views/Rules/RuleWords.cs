using KafkaConfig.Core;
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

    /// <summary>What is measured on the cluster before the change passes, a line each.</summary>
    public static IReadOnlyList<string> Gates(RuleDescription rule) => [.. GateCatalog.All.Where(gate => rule.Gates.Contains(gate.Name)).Select(gate => $"{gate.Name}: {gate.Description}")];

    /// <summary>The commands that lead from a refusal to its evidence; null where there is none.</summary>
    public static string? HowToAnswer(RuleDescription rule) => rule.Evidence is null || rule.IsShape
        ? null
        : $"To write the evidence: kafka-config runbook new {rule.Code} ADDRESS --env ENVIRONMENT. It fills in what is live and leaves you the questions; have the file reviewed with the change, in one pull request.";

    public static string Evidence(RuleDescription rule) => rule switch
    {
        { Evidence: { } evidence } => $"With {evidence}.",
        { DefaultSeverity: Core.Findings.Severity.Warn or Core.Findings.Severity.Info } => "It stops nothing.",
        _ => "Nothing overrides it.",
    };
}
