using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A whole cluster in one JSON file: the sandbox, and what <c>snapshot</c> saves of a real one.</summary>
public sealed record SandboxState
{
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    public string ClusterId { get; init; } = "sandbox";

    /// <summary>Ids of the brokers.</summary>
    public IReadOnlyList<int> Brokers { get; init; } = [1, 2, 3];

    /// <summary>What topics inherit, by config: only what differs from Kafka's own defaults, or was read from a real cluster.</summary>
    public SortedDictionary<string, SandboxConfig> Inherited { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SandboxTopic> Topics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Topics that the identity may not see; null: it sees all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Hidden { get; init; }

    /// <summary>Consumer groups by name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, SandboxGroup>? Groups { get; init; }

    /// <summary>How many groups the cluster has, where not all of them are here; null: all are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? GroupsSeen { get; init; }

    /// <summary>Why groups cannot be seen; null: they can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GroupsDenied { get; init; }

    /// <summary>The schema registry; null: it is empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SandboxRegistry? Registry { get; init; }

    /// <summary>Connect clusters by the names that files give them; null: they are empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, SandboxConnect>? Connect { get; init; }

    /// <summary>Cluster links by name; null: there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, SandboxLink>? Links { get; init; }

    /// <summary>How many topics were ever created here: their ids come from it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TopicsCreated { get; init; }
}
