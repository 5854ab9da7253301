namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>An array.</summary>
internal sealed record AvroArray(AvroType Items, int Line, int Column) : AvroType(Line, Column);
