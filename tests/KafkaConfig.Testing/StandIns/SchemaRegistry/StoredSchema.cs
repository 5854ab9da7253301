using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A schema as the stand-in keeps it: what is the same but for white space and the order of keys is the same.</summary>
public sealed class StoredSchema
{
    private StoredSchema(string type, string text, string key, IReadOnlyList<StoredReference> references) => (Type, Text, Key, References) = (type, text, key, references);

    /// <summary><c>AVRO</c>, <c>JSON</c> or <c>PROTOBUF</c>.</summary>
    public string Type { get; }

    /// <summary>Without the white space that does not count, as the real one answers.</summary>
    public string Text { get; }

    public IReadOnlyList<StoredReference> References { get; }

    /// <summary>Equal where the contents are.</summary>
    public string Key { get; }

    public static StoredSchema Parse(string type, string text, IReadOnlyList<StoredReference> references)
    {
        var names = string.Join('|', references.Select(reference => reference.ToString()));
        if (type == "PROTOBUF")
        {
            return text.Contains("syntax", StringComparison.Ordinal) || text.Contains("message", StringComparison.Ordinal)
                ? new StoredSchema(type, text, $"{type} {names} {text}", references)
                : throw RegistryRefusalException.Unparsable("no Protobuf");
        }

        if (type is not ("AVRO" or "JSON"))
            throw RegistryRefusalException.Unparsable($"unknown type {type}");
        try
        {
            var node = JsonNode.Parse(text);
            return new StoredSchema(type, node?.ToJsonString() ?? "null", $"{type} {names} {Sorted(node)?.ToJsonString()}", references);
        }
        catch (JsonException problem)
        {
            throw RegistryRefusalException.Unparsable(problem.Message);
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
