namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>A schema and everything that it refers to, directly or not, by name of the need.</summary>
public sealed record SchemaWithReferences(AvroDocument Schema, IReadOnlyDictionary<string, SchemaDocument> References);
