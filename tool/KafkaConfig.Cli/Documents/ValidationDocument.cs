using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>An offline check as JSON.</summary>
public sealed record ValidationDocument(int FormatVersion, int Resources, IReadOnlyList<string> Environments, int Errors, int Warnings, IReadOnlyList<FindingDocument> Findings)
{
    public static ValidationDocument Of(ValidationReport report) =>
        new(1, report.Resources, report.Environments, report.Errors, report.Warnings, [.. report.Findings.Select(FindingDocument.Of)]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.ValidationDocument);
}
