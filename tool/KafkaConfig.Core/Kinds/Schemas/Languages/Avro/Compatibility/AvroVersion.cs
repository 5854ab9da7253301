namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>A live version of a subject.</summary>
public sealed record AvroVersion(int Version, SchemaWithReferences Schema);
