using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>What an offline check found.</summary>
public sealed record ValidationReport(int Resources, IReadOnlyList<string> Environments, IReadOnlyList<Finding> Findings)
{
    /// <summary>What was looked at, in a sentence; null: resources, for environments.</summary>
    public string? Scope { get; init; }

    public int Errors => Findings.Count(finding => finding.Stops);

    public int Warnings => Findings.Count(finding => finding.Severity == Severity.Warn);
}
