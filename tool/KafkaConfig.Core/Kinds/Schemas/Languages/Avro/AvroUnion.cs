namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>One of several types.</summary>
internal sealed record AvroUnion(IReadOnlyList<AvroType> Branches, int Line, int Column) : AvroType(Line, Column);
