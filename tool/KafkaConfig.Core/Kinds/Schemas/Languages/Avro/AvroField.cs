using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A field of a record.</summary>
internal sealed record AvroField(string Name, IReadOnlyList<string> Aliases, AvroType Type, JsonPart? Default, string Order, int Line, int Column)
{
    public IReadOnlyList<KeyValuePair<string, JsonPart>> Properties { get; init; } = [];
}
