using System.Text.Json.Nodes;

namespace KafkaConfig.Testing;

/// <summary>One change of a schema, as teams make them.</summary>
internal sealed class AvroMutation(JsonNode root, AvroChoices choices)
{
    private static readonly Dictionary<string, string[]> Neighbours = new(StringComparer.Ordinal)
    {
        ["int"] = ["long", "float", "double"],
        ["long"] = ["int", "float", "double"],
        ["float"] = ["double", "int", "long"],
        ["double"] = ["float", "int", "long"],
        ["string"] = ["bytes"],
        ["bytes"] = ["string"],
        ["boolean"] = ["int"],
        ["null"] = ["string"],
    };

    // A schema keeps to names with a namespace, or without.
    private readonly string _space = AvroRepair.Named(root).Any(type => !NameOf(type).Contains('.', StringComparison.Ordinal)) ? "" : "acme";

    public JsonNode Root { get; private set; } = root;

    /// <summary>What was done, in a few words.</summary>
    public string Apply()
    {
        (string Name, Func<bool> Apply)[] changes =
        [
            ("add field with default", () => AddField(true)), ("add field without default", () => AddField(false)), ("remove field", RemoveField),
            ("change type", ChangeType), ("promote", Promote), ("rename field", RenameField), ("rename type", RenameType), ("change namespace", ChangeNamespace),
            ("add symbol", AddSymbol), ("remove symbol", RemoveSymbol), ("toggle enum default", ToggleEnumDefault), ("add branch", AddBranch), ("remove branch", RemoveBranch),
            ("change size", ChangeSize), ("change doc", ChangeDoc), ("reorder", Reorder), ("toggle default", ToggleDefault), ("toggle alias", ToggleAlias), ("wrap", Wrap),
            ("change property", ChangeProperty),
        ];
        var first = choices.Next(changes.Length);
        // What has nothing to work on hands over to another.
        for (var offset = 0; offset < changes.Length; offset++)
        {
            var (name, apply) = changes[(first + (offset * 7)) % changes.Length];
            if (apply())
                return name;
        }

        return "none";
    }

    private List<JsonObject> Records => [.. AvroRepair.Named(Root).Where(type => type["fields"] is JsonArray)];

    private List<JsonObject> Enums => [.. AvroRepair.Named(Root).Where(type => type["symbols"] is JsonArray)];

    private List<JsonObject> FieldsAtHand => [.. AvroRepair.Fields(Root)];

    private AvroBuilder Builder() => new(choices, AvroRepair.Named(Root).Select(NameOf), _space);

    private bool AddField(bool hasDefault) => With(Records, record =>
    {
        var fields = (JsonArray)(record["fields"] ?? new JsonArray());
        fields.Insert(choices.Next(fields.Count + 1), Builder().Field(3, hasDefault));
    });

    private bool RemoveField() => With([.. Records.Where(record => record["fields"] is JsonArray { Count: > 0 })], record =>
    {
        if (record["fields"] is JsonArray fields)
            fields.RemoveAt(choices.Next(fields.Count));
    });

    private bool ChangeType() => With(FieldsAtHand, field => field["type"] = Builder().Type(3));

    private bool Promote()
    {
        var places = Places().Where(place => place.Value is JsonValue && Neighbours.ContainsKey(place.Value.GetValue<string>())).ToList();
        if (places.Count == 0)
            return false;
        var (value, set) = choices.Of(places);
        set(choices.Of(Neighbours[value.GetValue<string>()]));
        return true;
    }

    private bool RenameField() => With(FieldsAtHand, field =>
    {
        var name = NameOf(field);
        field["name"] = $"{name}_new";
        if (choices.Next(2) == 0)
            field["aliases"] = new JsonArray(name);
    });

    private bool RenameType() => With([.. AvroRepair.Named(Root)], type => Rename(type, $"{NameOf(type)}New"));

    private bool ChangeNamespace() => With([.. AvroRepair.Named(Root).Where(type => NameOf(type).Contains('.', StringComparison.Ordinal))], type =>
        Rename(type, $"acme.{(NameOf(type).StartsWith("acme.sub.", StringComparison.Ordinal) ? "" : "sub.")}{NameOf(type).Split('.')[^1]}"));

    private void Rename(JsonObject type, string to)
    {
        var from = NameOf(type);
        type["name"] = to;
        if (choices.OneIn(3))
            type["aliases"] = new JsonArray(from);
        foreach (var (value, set) in Places().Where(place => place.Value is JsonValue && place.Value.GetValue<string>() == from).ToList())
            set(to);
    }

    private bool AddSymbol() => With(Enums, type =>
    {
        if (type["symbols"] is not JsonArray symbols)
            return;
        var known = symbols.Select(symbol => symbol?.GetValue<string>()).ToList();
        var number = 1;
        while (known.Contains($"NEW{number}"))
            number++;
        symbols.Insert(choices.Next(symbols.Count + 1), $"NEW{number}");
    });

    private bool RemoveSymbol() => With([.. Enums.Where(type => type["symbols"] is JsonArray { Count: > 1 })], type =>
    {
        if (type["symbols"] is JsonArray symbols)
            symbols.RemoveAt(choices.Next(symbols.Count));
    });

    private bool ToggleEnumDefault() => With(Enums, type =>
    {
        if (!type.Remove("default"))
            type["default"] = type["symbols"]?[0]?.DeepClone();
    });

    private bool AddBranch() => Replace(_ => true, type =>
    {
        if (type is JsonArray union)
        {
            union.Insert(choices.Next(union.Count + 1), Builder().Type(3));
            return union;
        }

        return choices.Next(2) == 0 ? new JsonArray("null", type) : new JsonArray(type, Builder().Type(3));
    });

    private bool RemoveBranch() => Replace(type => type is JsonArray { Count: > 1 }, type =>
    {
        var union = type.AsArray();
        union.RemoveAt(choices.Next(union.Count));
        if (union.Count > 1 || choices.Next(2) == 0)
            return union;
        var only = union[0];
        union.RemoveAt(0);
        return only ?? "null";
    });

    private bool ChangeSize() => With([.. AvroRepair.Named(Root).Where(type => type["size"] is not null)], type => type["size"] = 4 + choices.Next(4));

    private bool ChangeDoc() => With([.. AvroRepair.Named(Root), .. FieldsAtHand], node => node["doc"] = $"Said anew {choices.Next(100)}.");

    private bool Reorder()
    {
        List<JsonArray> lists = [.. Places().Select(place => place.Value).OfType<JsonArray>(), .. Records.Select(record => record["fields"]).OfType<JsonArray>(), .. Enums.Select(type => type["symbols"]).OfType<JsonArray>()];
        lists.RemoveAll(list => list.Count < 2);
        return With(lists, list =>
        {
            var moved = list[0];
            list.RemoveAt(0);
            list.Insert(1 + choices.Next(list.Count), moved);
        });
    }

    private bool ToggleDefault() => With(FieldsAtHand, field =>
    {
        if (!field.Remove("default"))
            field["default"] = AvroRepair.Wanted;
    });

    private bool ToggleAlias() => With([.. AvroRepair.Named(Root), .. FieldsAtHand], node =>
    {
        if (!node.Remove("aliases"))
            node["aliases"] = new JsonArray($"{NameOf(node)}_other");
    });

    private bool Wrap() => Replace(_ => true, type => choices.Next(2) == 0
        ? new JsonObject { ["type"] = "array", ["items"] = type }
        : new JsonObject { ["type"] = "map", ["values"] = type });

    private bool ChangeProperty() => With([.. AvroRepair.Named(Root), .. FieldsAtHand], node => node["x-owner"] = $"team-{choices.Next(3)}");

    private bool Replace(Func<JsonNode, bool> fits, Func<JsonNode, JsonNode> change)
    {
        var places = Places().Where(place => fits(place.Value)).ToList();
        if (places.Count == 0)
            return false;
        var (value, set) = choices.Of(places);
        // Detached first: a node has one parent.
        set("null");
        set(change(value));
        return true;
    }

    // Every place where a type stands.
    private List<(JsonNode Value, Action<JsonNode> Set)> Places()
    {
        var places = new List<(JsonNode, Action<JsonNode>)>();
        Visit(Root, type => Root = type);
        return places;

        void Visit(JsonNode type, Action<JsonNode> set)
        {
            places.Add((type, set));
            switch (type)
            {
                case JsonArray union:
                    for (var index = 0; index < union.Count; index++)
                    {
                        var at = index;
                        Visit(union[at] ?? "null", changed => union[at] = changed);
                    }

                    break;
                case JsonObject node when node["fields"] is JsonArray fields:
                    foreach (var field in fields.OfType<JsonObject>())
                        Visit(field["type"] ?? "null", changed => field["type"] = changed);
                    break;
                case JsonObject node when (node.ContainsKey("items") ? "items" : node.ContainsKey("values") ? "values" : null) is { } key:
                    Visit(node[key] ?? "null", changed => node[key] = changed);
                    break;
            }
        }
    }

    private bool With<T>(List<T> items, Action<T> change)
    {
        if (items.Count == 0)
            return false;
        change(choices.Of(items));
        return true;
    }

    private static string NameOf(JsonObject node) => node["name"]?.GetValue<string>() ?? "";
}
