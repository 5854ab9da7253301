using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Documents;

/// <summary>The reviewed file that fits a finding, as JSON. <c>holds</c>: every gate holds.</summary>
public sealed record EvidenceDocument(string File, string Approver, string? Strategy, bool Holds, IReadOnlyList<GateDocument> Gates)
{
    internal static EvidenceDocument Of(EvidenceAnswer answer) =>
        new(answer.Path, answer.Approver, answer.Strategy, answer.Holds, [.. answer.Gates.Select(gate => new GateDocument(gate.Gate, gate.Status.ToString().ToLowerInvariant(), gate.Figures))]);
}
