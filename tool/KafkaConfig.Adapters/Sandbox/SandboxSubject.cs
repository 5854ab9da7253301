using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A subject of a sandbox.</summary>
public sealed record SandboxSubject
{
    /// <summary>Its own level; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CompatibilityLevel? Level { get; init; }

    /// <summary>Its own mode; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mode { get; init; }

    /// <summary>Why it cannot be read; null: it can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unseen { get; init; }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<SandboxSchema> Versions { get; init; } = [];

    /// <summary>Those that are not deleted.</summary>
    [JsonIgnore]
    public IEnumerable<SandboxSchema> Live => Versions.Where(version => !version.IsDeleted);
}
