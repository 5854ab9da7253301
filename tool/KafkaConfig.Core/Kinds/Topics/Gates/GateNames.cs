namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>The gates of topics by name, for the rules that ask for them.</summary>
public static class GateNames
{
    /// <summary>Nobody writes, and everybody has read everything: then no order can break.</summary>
    public static IReadOnlyList<string> Drained { get; } = ["fully-in-sync", "producers-frozen", "no-open-transaction", "groups-listed", "lag-zero"];

    /// <summary>The same, and nobody runs.</summary>
    public static IReadOnlyList<string> DrainedAndStopped { get; } = [.. Drained, "no-members"];

    public static IReadOnlyList<string> Listed { get; } = ["groups-listed"];

    public static IReadOnlyList<string> IdleAndDeprecated { get; } = ["still-idle", "deprecated-14-days"];

    public static IReadOnlyList<string> Keyed { get; } = ["keys-present"];
}
