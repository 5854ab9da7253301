using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A cluster link of a sandbox, or its half there.</summary>
public sealed record SandboxLink
{
    /// <summary>The cluster at the other end.</summary>
    public string RemoteClusterId { get; init; } = "";

    /// <summary>The sandbox at the other end, relative to the repository's root; null: none that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Remote { get; init; }

    public string State { get; init; } = "ACTIVE";

    /// <summary>What is wrong with it; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }

    /// <summary>What is set on it; null values are sensitive ones.</summary>
    public SortedDictionary<string, string?> Configs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>By their names on this cluster.</summary>
    public SortedDictionary<string, SandboxMirror> Mirrors { get; init; } = new(StringComparer.Ordinal);
}
