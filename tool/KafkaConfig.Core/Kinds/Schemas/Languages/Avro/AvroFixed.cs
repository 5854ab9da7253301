namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>So many bytes.</summary>
internal sealed record AvroFixed(string FullName, IReadOnlyList<string> Aliases, int Size, int Line, int Column) : AvroNamed(FullName, Aliases, Line, Column);
