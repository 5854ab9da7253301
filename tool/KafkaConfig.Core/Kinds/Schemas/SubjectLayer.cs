using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What one layer says of a subject; null: nothing.</summary>
public sealed record SubjectLayer(Sourced<CompatibilityLevel>? Compatibility, Sourced<bool>? Normalize)
{
    public static SubjectLayer Empty { get; } = new(null, null);
}
