using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Documents;

/// <summary>One rule as JSON.</summary>
public sealed record RuleDocument(string Code, string Severity, string Title, string Why, string SafeWay, string? Evidence, IReadOnlyList<string> Gates)
{
    internal static RuleDocument Of(RuleDescription rule) =>
        new(rule.Code, rule.DefaultSeverity.ToString().ToLowerInvariant(), rule.Title, rule.Why, rule.SafeWay, rule.Evidence, rule.Gates);
}
