using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A consumer group of a sandbox.</summary>
public sealed record SandboxGroup
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Assignor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<SandboxMember>? Members { get; init; }

    /// <summary>By topic and partition, the offset of the next record to read.</summary>
    public SortedDictionary<string, SortedDictionary<int, long>> Committed { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Why it cannot be looked into; null: it can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Unseen { get; init; }
}
