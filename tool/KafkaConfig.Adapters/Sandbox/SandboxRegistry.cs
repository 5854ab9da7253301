using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>The schema registry of a sandbox.</summary>
public sealed record SandboxRegistry
{
    public static SandboxRegistry Empty { get; } = new();

    /// <summary>The level of subjects that set none.</summary>
    public CompatibilityLevel Level { get; init; } = CompatibilityLevel.Backward;

    /// <summary>As a registry names it; null: READWRITE.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mode { get; init; }

    public SortedDictionary<string, SandboxSubject> Subjects { get; init; } = new(StringComparer.Ordinal);
}
