namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A type that has a name: record, enum, fixed.</summary>
internal abstract record AvroNamed(string FullName, IReadOnlyList<string> Aliases, int Line, int Column) : AvroType(Line, Column)
{
    public string ShortName => FullName[(FullName.LastIndexOf('.') + 1)..];
}
