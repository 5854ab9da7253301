namespace KafkaConfig.Core.Findings;

/// <summary>The reviewed file that fits a finding, with what its gates measured.</summary>
/// <param name="Path">The file.</param>
/// <param name="Approver">Who owns it, by CODEOWNERS.</param>
/// <param name="Strategy">As the file chooses; null where the rule asks for none.</param>
/// <param name="Gates">In the order of measuring.</param>
public sealed record EvidenceAnswer(string Path, string Approver, string? Strategy, IReadOnlyList<GateResult> Gates)
{
    /// <summary>Groups that the file names, to be started first after an increase.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Producers that the file names.</summary>
    public IReadOnlyList<string> Producers { get; init; } = [];

    /// <summary>True where nothing stands against the change any more.</summary>
    public bool Holds => Gates.All(gate => gate.Status == GateStatus.Holds);
}
