namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>An enum; the default is what readers take for symbols that they do not know.</summary>
internal sealed record AvroEnum(string FullName, IReadOnlyList<string> Aliases, IReadOnlyList<string> Symbols, string? Default, int Line, int Column) : AvroNamed(FullName, Aliases, Line, Column);
