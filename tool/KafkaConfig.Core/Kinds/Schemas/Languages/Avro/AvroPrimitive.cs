namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A type without parts, by its name.</summary>
internal sealed record AvroPrimitive(string Name, int Line, int Column) : AvroType(Line, Column)
{
    public static IReadOnlyList<string> Names { get; } = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
}
