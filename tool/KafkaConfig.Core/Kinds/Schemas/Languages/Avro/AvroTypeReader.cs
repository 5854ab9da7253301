using System.Text.Json;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Reads types from JSON. What cannot be read is reported and null, and all around it is still read.</summary>
internal sealed class AvroTypeReader
{
    // Keys that only types of their own have, and what has them.
    private static readonly (string Key, string Type)[] Telling = [("fields", "record"), ("symbols", "enum"), ("size", "fixed"), ("items", "array"), ("values", "map")];

    private readonly AvroReading _reading;
    private readonly AvroNamedReader _named;

    public AvroTypeReader(AvroReading reading)
    {
        _reading = reading;
        _named = new AvroNamedReader(reading, Read);
    }

    public AvroType? Read(JsonPart node, string space)
    {
        switch (node.Kind)
        {
            case JsonValueKind.String:
                return ReadName(node, node, space, []);
            case JsonValueKind.Array:
                return ReadUnion(node, space);
            case JsonValueKind.Object:
                return ReadObject(node, space);
            default:
                _reading.Fail(
                    node, $"{char.ToUpperInvariant(node.KindName[0])}{node.KindName[1..]} is no type.",
                    node.Kind == JsonValueKind.Null ? "Write \"null\", with quotes." : "Write the name of a type, an object with a \"type\", or an array of types for a union.");
                return null;
        }
    }

    private AvroType? ReadObject(JsonPart node, string space)
    {
        var telling = Telling.FirstOrDefault(pair => node[pair.Key] is not null).Type;
        if (node["type"] is not { } type)
        {
            _reading.Required(node, "type", JsonValueKind.String, "This type", telling is null ? "the name of a type" : $"\"{telling}\"");
            return null;
        }

        switch (type.Kind)
        {
            case JsonValueKind.String:
                break;
            case JsonValueKind.Array:
                _reading.Fail(type, "The 'type' of a type is an array; expected a name.", "Write the union itself in the place of this object.");
                Read(type, space);
                return null;
            case JsonValueKind.Object:
                _reading.Fail(type, "The 'type' of a type is an object; expected a name.", "Write the inner object itself in the place of the outer one.");
                Read(type, space);
                return null;
            default:
                _reading.Fail(type, $"The 'type' of a type is {type.KindName}; expected a name.", telling is null ? null : $"Write \"{telling}\".");
                return null;
        }

        switch (type.Text)
        {
            case "record" or "enum" or "fixed":
                return _named.Read(node, type.Text, space);
            case "array":
                return ReadItems(node, "items", "An array", space) is { } items
                    ? new AvroArray { Items = items, Line = node.Line, Column = node.Column, Properties = _reading.Properties(node, "items") }
                    : null;
            case "map":
                return ReadItems(node, "values", "A map", space) is { } values
                    ? new AvroMap { Values = values, Line = node.Line, Column = node.Column, Properties = _reading.Properties(node, "values") }
                    : null;
            case "error":
                _reading.Fail(type, "Errors belong to protocols, not to schemas.", "Did you mean 'record'?");
                return null;
            case var name when telling is not null && !AvroNames.Primitives.Contains(name):
                _reading.Fail(type, $"There is no type '{name}' that has '{Telling.First(pair => pair.Type == telling).Key}'.", $"Did you mean '{telling}'?");
                return null;
            default:
                return ReadName(type, node, space, _reading.Properties(node));
        }
    }

    private AvroType? ReadItems(JsonPart node, string key, string subject, string space)
    {
        if (node[key] is { } type)
            return Read(type, space);
        _reading.Required(node, key, JsonValueKind.Object, subject, "its type");
        return null;
    }

    private AvroType? ReadName(JsonPart name, JsonPart place, string space, IReadOnlyList<JsonEntry> properties)
    {
        if (AvroNames.Primitives.Contains(name.Text))
            return new AvroPrimitive { Name = name.Text, Line = place.Line, Column = place.Column, Properties = properties };
        if (AvroNames.IsLegalFullName(name.Text))
            return _reading.Refer(name, name.Text, space);
        _reading.Fail(
            name, $"'{name.Text}' is neither a type nor the name of one.",
            AvroReading.Nearest(name.Text, AvroNames.Primitives) ?? "Names are letters, digits and underscores, with dots between the parts of a namespace.");
        return null;
    }

    private AvroUnion? ReadUnion(JsonPart node, string space)
    {
        if (node.Items.Count == 0)
        {
            _reading.Fail(node, "The union is empty: no value fits it.", "Name at least one type.");
            return null;
        }

        var branches = new List<AvroType>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in node.Items)
        {
            if (item.Kind == JsonValueKind.Array)
                _reading.Fail(item, "A union stands directly in a union.", "Write its types into the outer union.");
            if (Read(item, space) is not { } branch || branch is AvroUnion)
                continue;
            branches.Add(branch);
            if (keys.Add(KeyOf(branch)))
                continue;
            var isNamed = branch is AvroNamed or AvroReference;
            _reading.Fail(
                item, $"The union has {KeyOf(branch)} twice: no reader could tell which is meant.",
                isNamed ? "Keep one of them." : "Keep one of them; a logical type does not make another type of it. Records with different names can tell them apart.");
        }

        return new AvroUnion { Branches = branches, Line = node.Line, Column = node.Column };
    }

    private static string KeyOf(AvroType type) => type switch
    {
        AvroPrimitive primitive => primitive.Name,
        AvroArray => "array",
        AvroMap => "map",
        AvroReference reference => reference.FullName,
        AvroNamed named => named.FullName,
        _ => "",
    };
}
