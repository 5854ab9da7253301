namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A named type that is defined elsewhere: before in the same text, or in another schema.</summary>
internal sealed record AvroReference(string FullName, int Line, int Column) : AvroType(Line, Column);
