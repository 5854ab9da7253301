using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Takes a schema apart into its properties. What is no property, no element of a list and no definition stays with the schema that it stands in, so that nothing gets lost.</summary>
internal sealed class JsonSchemaShapeWriter(JsonPart root)
{
    private readonly List<SchemaElement> _elements = [];

    public SchemaShape Write()
    {
        Add("schema", "property ", root, false, 1);
        return new SchemaShape(JsonSchemaCanonical.Schema(root), [.. _elements.OrderBy(element => element.Line)]);
    }

    /// <param name="path">The element's own path.</param>
    /// <param name="within">What the paths of its properties begin with.</param>
    /// <param name="schema">What it says.</param>
    /// <param name="isRequired">Whether the schema around it requires it.</param>
    /// <param name="line">Where its name stands.</param>
    private void Add(string path, string within, JsonPart schema, bool isRequired, int line)
    {
        var isRoot = schema == root;
        var words = new List<string>();
        var required = Required(schema);
        var properties = schema["properties"] is { IsObject: true } declared ? declared.Entries : [];
        foreach (var entry in JsonSchemaCanonical.Meaningful(schema))
        {
            switch (entry.Key)
            {
                case "type":
                    break;
                case "required" when entry.Value.IsArray && required.All(name => properties.Exists(property => property.Key == name)):
                case "properties" when properties.Count > 0:
                case "items" when JsonSchemaKeywords.IsSchema(entry.Value):
                    break;
                case "$defs" or "definitions" when isRoot && entry.Value is { IsObject: true, Entries.Count: > 0 }:
                    words.Add($"definitions under {entry.Key}");
                    break;
                default:
                    words.Add($"{entry.Key} {JsonSchemaCanonical.Behind(entry.Key, entry.Value)}");
                    break;
            }
        }

        if (isRequired)
            words.Insert(0, "required");
        words.Insert(0, Type(schema));
        _elements.Add(new SchemaElement(path, string.Join(", ", words), line));
        foreach (var property in properties)
            Add($"{within}{Name(property.Key)}", $"{within}{Name(property.Key)}.", property.Value, required.Contains(property.Key), property.Line);
        if (schema["items"] is { } items && JsonSchemaKeywords.IsSchema(items))
        {
            var owner = within.TrimEnd('.', ' ') is "property" ? "property " : within.TrimEnd('.');
            Add($"{owner}[]", $"{owner}[].", items, false, items.Line);
        }

        if (isRoot)
            AddDefinitions();
    }

    private void AddDefinitions()
    {
        var hasBoth = root["$defs"] is not null && root["definitions"] is not null;
        foreach (var keyword in new[] { "$defs", "definitions" })
        {
            foreach (var definition in root[keyword] is { IsObject: true } all ? all.Entries : [])
            {
                var path = $"definition {(hasBoth ? keyword + "/" : "")}{Name(definition.Key)}";
                Add(path, path + ".", definition.Value, false, definition.Line);
            }
        }
    }

    private static HashSet<string> Required(JsonPart schema) =>
        schema["required"] is { IsArray: true } names ? names.Items.Where(name => name.IsText).Select(name => name.Text).ToHashSet(StringComparer.Ordinal) : [];

    private static string Type(JsonPart schema) => schema["type"] switch
    {
        null when schema.IsObject => "any type",
        null => schema.Kind == System.Text.Json.JsonValueKind.True ? "anything" : "nothing",
        { IsArray: true, Items: [var single] } => $"[{single.Text}]",
        { IsArray: true } types => string.Join(" or ", types.Items.Select(type => type.Text).Order(StringComparer.Ordinal)),
        { } type => type.Text,
    };

    // A dot within a name must not look like one between names.
    private static string Name(string key) => key.Length > 0 && key.All(character => char.IsLetterOrDigit(character) || character is '_' or '$' or '-' or '@') ? key : JsonSchemaCanonical.Text(key);
}
