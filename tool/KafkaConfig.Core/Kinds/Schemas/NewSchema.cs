namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A schema as it would be registered. <paramref name="Normalize"/>: the registry may rewrite it into its own normal form.</summary>
public sealed record NewSchema(string Subject, SchemaLanguage Language, string Text, IReadOnlyList<SchemaReference> References, bool Normalize);
