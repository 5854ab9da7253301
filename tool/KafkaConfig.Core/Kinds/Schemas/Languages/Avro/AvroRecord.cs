namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A record. Its fields come later: they can refer to it.</summary>
internal sealed record AvroRecord(string FullName, IReadOnlyList<string> Aliases, bool IsError, int Line, int Column) : AvroNamed(FullName, Aliases, Line, Column)
{
    public List<AvroField> Fields { get; } = [];
}
