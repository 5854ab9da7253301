using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A Connect cluster of a sandbox.</summary>
public sealed record SandboxConnect
{
    public static SandboxConnect Empty { get; } = new();

    public SortedDictionary<string, SandboxConnector> Connectors { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Classes that are installed; null: any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Installed { get; init; }

    /// <summary>By key, what its plugin says against any value of it; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, string>? Refuses { get; init; }

    /// <summary>Keys that plugins type as passwords.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Passwords { get; init; }

    /// <summary>Keys that no plugin defines; Connect takes them all the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Undefined { get; init; }
}
