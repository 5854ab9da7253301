using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A topic of a sandbox.</summary>
public sealed record SandboxTopic
{
    /// <summary>For each partition, the brokers of its replicas.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Assignments { get; init; }

    /// <summary>Set on the topic itself.</summary>
    public SortedDictionary<string, string> Configs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>For each partition, its first and its end offset; null: it never held a record.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<long>>? Offsets { get; init; }
}
