using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A type of an Avro schema, and where it stands (from 1).</summary>
internal abstract record AvroType(int Line, int Column)
{
    /// <summary>What a schema says beyond Avro's own keys, such as <c>logicalType</c>; in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonPart>> Properties { get; init; } = [];

    public string? LogicalType => Property("logicalType") is { IsText: true } text ? text.Text : null;

    public JsonPart? Property(string name) => Properties.FirstOrDefault(property => property.Key == name).Value;
}
