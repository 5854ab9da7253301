using System.Text.Json.Serialization;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A topic of a sandbox.</summary>
public sealed record SandboxTopic
{
    /// <summary>Another one once the topic was deleted and created again; null: its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Id { get; init; }

    /// <summary>For each partition, the brokers of its replicas.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Assignments { get; init; }

    /// <summary>Set on the topic itself.</summary>
    public SortedDictionary<string, string> Configs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>For each partition, its first and its end offset, and where a transaction is open the stable end as well; null: it never held a record.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<long>>? Offsets { get; init; }

    /// <summary>How many records come to each partition between two looks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Growing { get; init; }

    /// <summary>How old its records are, by offset; null: unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<SandboxMark>? Written { get; init; }

    /// <summary>What a look at its newest records shows; null: it is not allowed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KeySample? Sample { get; init; }

    /// <summary>Partitions whose replicas are not all in sync.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<int>? OutOfSync { get; init; }
}
