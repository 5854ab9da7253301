namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A sandbox's journal: the latest record of each key, in the order of writing.</summary>
internal sealed record SandboxJournalState
{
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    public IReadOnlyList<SandboxJournalRecord> Records { get; init; } = [];
}
