namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>An Avro schema with all that it refers to, by name.</summary>
public sealed record AvroSchemaSet(AvroDocument Document, IReadOnlyDictionary<string, SchemaDocument> References);
