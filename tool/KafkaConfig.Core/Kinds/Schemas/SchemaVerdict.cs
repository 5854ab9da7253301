namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Whether a schema may follow those that the subject has, at one level.</summary>
/// <param name="Level">The level that it was measured against.</param>
/// <param name="IsCompatible">True where nothing that the level promises is broken.</param>
/// <param name="Reasons">Sentences, each naming the part that breaks.</param>
/// <param name="Judge">Who says so: <c>the registry</c>, <c>the offline check</c>, with what it could not take into account.</param>
public sealed record SchemaVerdict(CompatibilityLevel Level, bool IsCompatible, IReadOnlyList<string> Reasons, string Judge);
