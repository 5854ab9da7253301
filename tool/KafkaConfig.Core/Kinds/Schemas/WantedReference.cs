using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A reference as files want it.</summary>
/// <param name="Name">The name that the schema uses.</param>
/// <param name="Subject">The subject that defines it.</param>
/// <param name="Version">A fixed version; null: the latest, as of the change set.</param>
/// <param name="Location">Where the schema, or its sidecar, names it.</param>
public sealed record WantedReference(string Name, string Subject, int? Version, SourceLocation Location);
