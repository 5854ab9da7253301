using System.Text.Json.Nodes;

namespace KafkaConfig.Testing;

/// <summary>Spoils a schema at one place or two, mostly so that it is none any more.</summary>
public sealed class AvroDamage(AvroChoices choices)
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e3", "2147483648", "9223372036854775808", "\"\"", "\"x\"", "\"string\"", "\"int\"", "\"record\"", "\"strng\"", "\"acme.Order0\"", "\"a-b\"", "\"a.b\"", "\"1a\"",
        "\"\\u20ac\"", "[]", "[\"x\"]", "[\"int\",\"int\"]", "[[\"int\"]]", "[1]", "{}", "{\"x\":1}", "{\"type\":\"int\"}", "{\"type\":{\"type\":\"int\"}}", "{\"type\":\"array\"}",
    ];

    private static readonly string[] Keys = ["type", "name", "namespace", "fields", "symbols", "size", "items", "values", "default", "aliases", "doc", "order", "logicalType", "Type", "precision"];

    public string Spoil(string schema)
    {
        var root = JsonNode.Parse(schema) ?? throw new ArgumentException("null is no schema.", nameof(schema));
        var holder = new JsonArray(root);
        for (var count = choices.Next(2); count >= 0; count--)
        {
            List<JsonNode> places = [];
            Visit(holder, places);
            SpoilOne(choices.Of(places));
        }

        return holder[0]?.ToJsonString() ?? "null";
    }

    private void SpoilOne(JsonNode node)
    {
        switch (node)
        {
            case JsonArray { Count: > 0 } list:
                var index = choices.Next(list.Count);
                if (node.Parent is not null && choices.OneIn(3))
                    list.Insert(index, list[index]?.DeepClone());
                else
                    list[index] = Value();
                break;
            case JsonObject { Count: > 0 } map:
                var key = choices.Of([.. map.Select(entry => entry.Key)]);
                if (choices.OneIn(4))
                    map.Remove(key);
                else if (choices.OneIn(3))
                    map[choices.Of(Keys)] = Value();
                else
                    map[key] = Value();
                break;
        }
    }

    private JsonNode? Value() => JsonNode.Parse(choices.Of(Values));

    private static void Visit(JsonNode? node, List<JsonNode> places)
    {
        switch (node)
        {
            case JsonArray list:
                places.Add(list);
                foreach (var item in list)
                    Visit(item, places);
                break;
            case JsonObject map:
                places.Add(map);
                foreach (var entry in map)
                    Visit(entry.Value, places);
                break;
        }
    }
}
