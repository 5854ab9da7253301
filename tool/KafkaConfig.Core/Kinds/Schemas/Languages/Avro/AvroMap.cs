namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A map with texts as keys.</summary>
internal sealed record AvroMap(AvroType Values, int Line, int Column) : AvroType(Line, Column);
