namespace KafkaConfig.Core.Layout;

/// <summary>How to reach an environment's cluster: over the network, or as a file.</summary>
public sealed record ClusterConnection
{
    /// <summary>The id that the live cluster must have; null for a file.</summary>
    public ExternalText? Id { get; init; }

    public ExternalText? BootstrapServers { get; init; }

    /// <summary>Client settings by librdkafka's names, in ordinal order; only allowed ones get here.</summary>
    public IReadOnlyList<KeyValuePair<string, ExternalText>> Client { get; init; } = [];

    /// <summary>The sandbox's file, relative to the root; null for a real cluster.</summary>
    public string? File { get; init; }

    /// <summary>How many brokers a new sandbox pretends to have.</summary>
    public int Brokers { get; init; } = 3;

    /// <summary>As plans name it, without any value of a variable.</summary>
    public string Describe() => File ?? BootstrapServers?.Template ?? "";
}
