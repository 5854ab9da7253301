using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing;

/// <summary>Makes a valid schema of one that is nearly valid: names defined once and before use, unions without doubles, defaults that fit.</summary>
internal sealed class AvroRepair
{
    /// <summary>A default that stands for any of the right type.</summary>
    public const string Wanted = "\u0001wanted";

    private static readonly string[] Primitives = ["string", "int", "long", "float", "double", "bytes", "boolean", "null"];

    private readonly Dictionary<string, JsonObject> _defined = new(StringComparer.Ordinal);

    private readonly HashSet<string> _around = new(StringComparer.Ordinal);

    public JsonNode Repair(JsonNode root)
    {
        var repaired = Type(root);
        Defaults(repaired);
        return repaired;
    }

    public static IEnumerable<JsonObject> Fields(JsonNode type) => Named(type).Where(named => named["fields"] is JsonArray)
        .SelectMany(record => (record["fields"] as JsonArray ?? []).OfType<JsonObject>());

    public static IEnumerable<JsonObject> Named(JsonNode? type) => type switch
    {
        JsonArray union => union.SelectMany(Named),
        JsonObject node when node["name"] is not null => (node["fields"] as JsonArray ?? []).SelectMany(field => Named(field?["type"])).Prepend(node),
        JsonObject node => Named(node["items"] ?? node["values"]),
        _ => [],
    };

    // Avro for Java reads no default whose type is a record around it: that is not complete yet.
    private void Defaults(JsonNode? type)
    {
        switch (type)
        {
            case JsonArray union:
                foreach (var branch in union)
                    Defaults(branch);
                break;
            case JsonObject record when record["fields"] is JsonArray fields:
                var name = record["name"]?.GetValue<string>() ?? "";
                _around.Add(name);
                foreach (var field in fields.OfType<JsonObject>())
                {
                    Defaults(field["type"]);
                    if (!field.ContainsKey("default") || Fits(field["default"], field["type"]))
                        continue;
                    field.Remove("default");
                    if (Default(field["type"], 0, out var value))
                        field["default"] = value;
                }

                _around.Remove(name);
                break;
            case JsonObject node:
                Defaults(node["items"] ?? node["values"]);
                break;
        }
    }

    private JsonNode Type(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue:
                var name = node.GetValue<string>();
                return Primitives.Contains(name) || _defined.ContainsKey(name) ? name : "string";
            case JsonArray union:
                return Union(union);
            case JsonObject type when type["name"] is { } written:
                var fullName = written.GetValue<string>();
                if (!_defined.TryAdd(fullName, type))
                    return fullName;
                Definition(type);
                return type.DeepClone() is JsonObject copy ? _defined[fullName] = copy : type;
            case JsonObject type:
                var key = type.ContainsKey("items") ? "items" : type.ContainsKey("values") ? "values" : null;
                if (key is not null)
                    type[key] = Type(Detach(type, key));
                return type.DeepClone();
            default:
                return "null";
        }
    }

    private void Definition(JsonObject type)
    {
        if (type["symbols"] is JsonArray symbols && type["default"] is { } symbol && symbols.All(other => other?.GetValue<string>() != symbol.GetValue<string>()))
            type.Remove("default");
        if (type["fields"] is not JsonArray fields)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.OfType<JsonObject>().ToList())
        {
            if (names.Add(field["name"]?.GetValue<string>() ?? ""))
                field["type"] = Type(Detach(field, "type"));
            else
                fields.Remove(field);
        }
    }

    private JsonArray Union(JsonArray union)
    {
        var branches = new JsonArray();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in union.ToList())
        {
            union.Remove(branch);
            // Before it is read: what it would define is dropped with it.
            if (branch is JsonObject && keys.Contains(Key(branch)))
                continue;
            var repaired = Type(branch);
            foreach (var single in repaired is JsonArray inner ? inner.ToList() : [repaired])
            {
                (single?.Parent as JsonArray)?.Remove(single);
                if (keys.Add(Key(single)))
                    branches.Add(single);
            }
        }

        return branches;
    }

    private static string Key(JsonNode? branch) => branch is JsonObject type ? (type["name"] ?? type["type"])?.GetValue<string>() ?? "" : branch?.GetValue<string>() ?? "";

    private static JsonNode? Detach(JsonObject parent, string key)
    {
        var child = parent[key];
        parent.Remove(key);
        return child;
    }

    private bool Default(JsonNode? type, int depth, out JsonNode? value)
    {
        value = null;
        if (depth > 5)
            return false;
        switch (type)
        {
            case JsonValue when _around.Contains(type.GetValue<string>()):
                return false;
            case JsonArray union:
                return Default(union.FirstOrDefault(), depth + 1, out value);
            case JsonValue when _defined.TryGetValue(type.GetValue<string>(), out var definition):
                return Default(definition, depth + 1, out value);
            case JsonObject { } record when record["fields"] is JsonArray fields:
                var made = new JsonObject();
                foreach (var field in fields.OfType<JsonObject>())
                {
                    if (!Default(field["type"], depth + 1, out var part))
                        return false;
                    made[field["name"]?.GetValue<string>() ?? ""] = part;
                }

                value = made;
                return true;
            case JsonObject { } fix when fix["size"] is { } size:
                value = new string('\u00ff', size.GetValue<int>());
                return true;
            case JsonObject { } choice when choice["symbols"] is JsonArray symbols:
                value = symbols.First()?.DeepClone();
                return true;
            default:
                value = (type as JsonObject)?["type"]?.GetValue<string>() switch
                {
                    "array" => new JsonArray(),
                    "map" => new JsonObject(),
                    var simple => (simple ?? type?.GetValue<string>()) switch
                    {
                        "null" => null,
                        "boolean" => true,
                        "int" or "long" => 7,
                        "float" or "double" => 1.5,
                        _ => "CAD",
                    },
                };
                return true;
        }
    }

    private bool Fits(JsonNode? value, JsonNode? type) => type switch
    {
        JsonArray union => Fits(value, union.FirstOrDefault()),
        JsonValue when _around.Contains(type.GetValue<string>()) => false,
        JsonValue when _defined.TryGetValue(type.GetValue<string>(), out var definition) => Fits(value, definition),
        JsonObject record when record["fields"] is JsonArray fields => value is JsonObject given && given.Count == fields.Count
            && fields.OfType<JsonObject>().All(field => given.ContainsKey(field["name"]?.GetValue<string>() ?? "") && Fits(given[field["name"]?.GetValue<string>() ?? ""], field["type"])),
        JsonObject choice when choice["symbols"] is JsonArray symbols => value is JsonValue && symbols.Any(symbol => JsonNode.DeepEquals(symbol, value)),
        JsonObject fix when fix["size"] is { } size => value is JsonValue && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && text != Wanted && text.Length == size.GetValue<int>(),
        JsonObject array when array["items"] is { } items => value is JsonArray given && given.All(item => Fits(item, items)),
        JsonObject map when map["values"] is { } values => value is JsonObject given && given.All(entry => Fits(entry.Value, values)),
        _ => ((type as JsonObject)?["type"] ?? type)?.GetValue<string>() switch
        {
            "null" => value is null,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "int" or "long" => value?.GetValueKind() == JsonValueKind.Number && value.ToJsonString().All(char.IsAsciiDigit),
            "float" or "double" => value?.GetValueKind() == JsonValueKind.Number,
            _ => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() != Wanted,
        },
    };
}
