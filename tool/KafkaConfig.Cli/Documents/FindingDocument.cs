using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Documents;

/// <summary>A finding as JSON. Line and column count from 1. An empty list of environments means all of them.</summary>
public sealed record FindingDocument(
    string Code, string Severity, bool Stops, string What, string? Why, string? SafeWay, string? PassesWhen, string? Attachment, EvidenceDocument? Evidence, string? Address, IReadOnlyList<string> Environments,
    string? File, int? Line, int? Column)
{
    internal static FindingDocument Of(Finding finding) => new(
        finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.Stops, finding.What, finding.Why, finding.SafeWay, finding.PassesWhen, finding.Attachment,
        finding.Answer is { } answer ? EvidenceDocument.Of(answer) : null,
        finding.Address?.ToString(), finding.Environments, finding.Location?.Path, finding.Location?.Line, finding.Location?.Column);
}
