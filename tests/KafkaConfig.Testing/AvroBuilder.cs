using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing;

/// <summary>Builds types by choices. Names are full names, and may be defined twice: <see cref="AvroRepair"/> comes after.</summary>
internal sealed class AvroBuilder(AvroChoices choices, IEnumerable<string>? known = null, string? space = null)
{
    private const int MaximumDepth = 4;

    private static readonly string[] Primitives = ["string", "int", "long", "float", "double", "bytes", "boolean", "null"];
    private static readonly string[] Symbols = ["BUY", "SELL", "HOLD", "CLOSE", "OPEN"];
    private static readonly string[] FieldNames = ["id", "name", "price", "note", "side", "lines", "address", "street", "code", "parent"];

    private readonly List<string> _known = [.. known ?? []];
    private readonly string _space = space ?? (choices.OneIn(4) ? "" : "acme");

    public JsonNode Root() => choices.Next(10) switch
    {
        9 => Type(1),
        8 => Union(1),
        7 => Enumeration(),
        _ => Record(1),
    };

    public JsonNode Type(int depth) => (depth > MaximumDepth ? choices.Next(8) : choices.Next(18)) switch
    {
        < 6 => Primitive(),
        6 => Logical(),
        7 => _known.Count > 0 ? choices.Of(_known) : Primitive(),
        8 => new JsonObject { ["type"] = "array", ["items"] = Type(depth + 1) },
        9 => new JsonObject { ["type"] = "map", ["values"] = Type(depth + 1) },
        10 or 11 or 12 => Union(depth),
        13 => Enumeration(),
        14 => Fixed(),
        _ => Record(depth),
    };

    public JsonNode Primitive() => choices.Of(Primitives);

    public JsonObject Field(int depth, bool? hasDefault = null)
    {
        var field = new JsonObject { ["name"] = choices.Of(FieldNames), ["type"] = Type(depth) };
        // The wrong value on purpose: the repair puts one of the right type there.
        if (hasDefault ?? choices.OneIn(3))
            field["default"] = AvroRepair.Wanted;
        if (choices.OneIn(8))
            field["aliases"] = new JsonArray($"old_{field["name"]}");
        if (choices.OneIn(12))
            field["order"] = "ignore";
        if (choices.OneIn(12))
            field["x-owner"] = "team";
        return field;
    }

    private JsonArray Union(int depth)
    {
        var branches = new JsonArray();
        if (choices.Next(2) == 0)
            branches.Add("null");
        for (var count = choices.Next(3); count >= 0; count--)
            branches.Add(Type(depth + 1));
        return branches;
    }

    private JsonObject Enumeration()
    {
        var count = 1 + choices.Next(Symbols.Length);
        var type = Named("enum", "Side");
        type["symbols"] = new JsonArray([.. Symbols.Take(count).Select(symbol => (JsonNode)symbol)]);
        if (choices.OneIn(3))
            type["default"] = choices.Of(Symbols);
        return type;
    }

    private JsonObject Fixed()
    {
        var type = Named("fixed", "Hash");
        type["size"] = 1 + choices.Next(3);
        return type;
    }

    private JsonObject Record(int depth)
    {
        var type = Named("record", "Order");
        var fields = new JsonArray();
        for (var count = choices.Next(4); count >= 0; count--)
            fields.Add(Field(depth + 1));
        type["fields"] = fields;
        return type;
    }

    private JsonObject Named(string kind, string name)
    {
        var simple = name + choices.Next(4).ToString(CultureInfo.InvariantCulture);
        var fullName = _space.Length == 0 ? simple : $"{(choices.OneIn(4) ? $"{_space}.sub" : _space)}.{simple}";
        _known.Add(fullName);
        var type = new JsonObject { ["type"] = kind, ["name"] = fullName };
        if (choices.OneIn(8))
            type["aliases"] = new JsonArray($"{fullName}Before");
        return type;
    }

    private JsonObject Logical() => choices.Next(3) switch
    {
        0 => new JsonObject { ["type"] = "long", ["logicalType"] = "timestamp-millis" },
        1 => new JsonObject { ["type"] = "int", ["logicalType"] = "date" },
        _ => new JsonObject { ["type"] = "bytes", ["logicalType"] = "decimal", ["precision"] = 9, ["scale"] = choices.Next(3) },
    };
}
