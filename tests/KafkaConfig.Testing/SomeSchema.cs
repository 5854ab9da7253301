using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing;

/// <summary>Builds schemas for tests.</summary>
public static class SomeSchema
{
    /// <summary>An Avro record; a field is a name, <c>name:type</c>, and has an empty default where it ends in <c>=</c>.</summary>
    public static string Record(string name, params string[] fields) => new JsonObject
    {
        ["type"] = "record",
        ["name"] = name,
        ["fields"] = new JsonArray([.. fields.Select(Field)]),
    }.ToJsonString();

    public static NewSchema Avro(string subject, string text, params SchemaReference[] references) => new(subject, SchemaLanguage.Avro, text, references, Normalize: false);

    private static JsonObject Field(string field)
    {
        var parts = field.TrimEnd('=').Split(':');
        var node = new JsonObject { ["name"] = parts[0], ["type"] = parts.Length == 1 ? "string" : parts[1] };
        if (field.EndsWith('='))
            node["default"] = "";
        return node;
    }
}
