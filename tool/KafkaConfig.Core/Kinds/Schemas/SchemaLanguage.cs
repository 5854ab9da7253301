namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What a schema is written in; the registry's <c>schemaType</c>.</summary>
public enum SchemaLanguage
{
    Avro,
    Json,
    Protobuf,
}
