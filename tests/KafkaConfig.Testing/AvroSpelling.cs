using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing;

/// <summary>Writes a schema in another way that means the same.</summary>
internal sealed class AvroSpelling(AvroChoices choices)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write(JsonNode schema)
    {
        var spelled = Type(schema, "");
        return choices.Next(2) == 0 ? spelled.ToJsonString() : spelled.ToJsonString(Indented);
    }

    private JsonNode Type(JsonNode? node, string space)
    {
        switch (node)
        {
            case JsonArray union:
                return new JsonArray([.. union.Select(branch => Type(branch, space))]);
            case JsonObject type when type["name"] is not null:
                return Named(type, space);
            case JsonObject type:
                var copy = type.DeepClone().AsObject();
                foreach (var key in new[] { "items", "values" })
                {
                    if (type[key] is { } inner)
                        copy[key] = Type(inner, space);
                }

                return Shuffle(copy);
            default:
                var name = node?.GetValue<string>() ?? "null";
                if (SpaceOf(name) is { Length: > 0 } own && own == space && choices.Next(2) == 0)
                    name = name[(own.Length + 1)..];
                return choices.OneIn(3) ? new JsonObject { ["type"] = name } : name;
        }
    }

    private JsonObject Named(JsonObject type, string space)
    {
        var copy = type.DeepClone().AsObject();
        var fullName = type["name"]?.GetValue<string>() ?? "";
        var own = SpaceOf(fullName);
        if (own.Length > 0 && choices.Next(2) == 0)
        {
            copy["name"] = fullName[(own.Length + 1)..];
            if (own != space || choices.Next(2) == 0)
                copy["namespace"] = own;
        }

        Document(copy);
        if (type["fields"] is JsonArray fields)
            copy["fields"] = new JsonArray([.. fields.OfType<JsonObject>().Select(field => Field(field, own))]);
        return Shuffle(copy);
    }

    private JsonObject Field(JsonObject field, string space)
    {
        var copy = field.DeepClone().AsObject();
        copy["type"] = Type(field["type"], space);
        Document(copy);
        if (!copy.ContainsKey("order") && choices.OneIn(4))
            copy["order"] = "ascending";
        if (copy["default"] is { } value && value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() == "1.5")
            copy["default"] = JsonNode.Parse("15e-1");
        return Shuffle(copy);
    }

    private void Document(JsonObject node)
    {
        if (!node.Remove("doc") || choices.Next(2) == 0)
            node["doc"] = "é, otherwise";
    }

    private JsonObject Shuffle(JsonObject node)
    {
        var shuffled = new JsonObject();
        var keys = node.Select(entry => entry.Key).ToList();
        while (keys.Count > 0)
        {
            var key = choices.Of(keys);
            keys.Remove(key);
            shuffled[key] = node[key]?.DeepClone();
        }

        return shuffled;
    }

    private static string SpaceOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
