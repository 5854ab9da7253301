using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A connector of a sandbox.</summary>
public sealed record SandboxConnector
{
    /// <summary>As stored, without the name that a worker adds.</summary>
    public SortedDictionary<string, string> Config { get; init; } = new(StringComparer.Ordinal);

    public ConnectorState State { get; init; }

    /// <summary>Why its first task has failed; null: all run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failed { get; init; }

    /// <summary>Why its status is not known; null: it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unseen { get; init; }

    /// <summary>Where it stands: partition and offset, both as JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConnectorOffset>? Offsets { get; init; }
}
