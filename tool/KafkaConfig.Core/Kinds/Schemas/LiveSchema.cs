namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>One version of a subject, as the registry holds it.</summary>
public sealed record LiveSchema(string Subject, int Version, int Id, SchemaLanguage Language, string Text, IReadOnlyList<SchemaReference> References);
