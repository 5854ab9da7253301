using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A mirror topic of a sandbox.</summary>
public sealed record SandboxMirror
{
    public required string SourceTopic { get; init; }

    /// <summary>Null: active.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MirrorStatus? Status { get; init; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }
}
