using System.Globalization;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Takes a schema apart: an element for each field and each named type, where it is defined.</summary>
internal sealed class AvroElements
{
    private readonly List<SchemaElement> _elements = [];
    private readonly List<string> _orders = [];

    public static IReadOnlyList<SchemaElement> Of(AvroType root)
    {
        var elements = new AvroElements();
        if (root is AvroNamed named)
        {
            elements._elements.Add(new SchemaElement("name", AvroTypeText.Definition(named, withName: true), named.Line));
            elements.AddParts(named, "");
        }
        else
        {
            elements._elements.Add(new SchemaElement("type", AvroTypeText.Of(root), root.Line));
            elements.AddDefinitions(root, "");
        }

        if (elements._orders.Count > 0)
            elements._elements.Add(new SchemaElement(AvroDocument.OrderPath, string.Join("; ", elements._orders), root.Line));
        return elements._elements;
    }

    private void AddDefinitions(AvroType type, string path)
    {
        var definitions = Definitions(type).ToList();
        // Fields of two records in one union may share their names.
        var isAmbiguous = definitions.OfType<AvroRecord>().Skip(1).Any();
        foreach (var definition in definitions)
        {
            _elements.Add(new SchemaElement($"type {definition.FullName}", AvroTypeText.Definition(definition, withName: false), definition.Line));
            AddParts(definition, isAmbiguous ? $"{path}[{definition.FullName}]" : path);
        }
    }

    private void AddParts(AvroNamed type, string path)
    {
        switch (type)
        {
            case AvroRecord record:
                foreach (var field in record.Fields)
                {
                    var name = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
                    _elements.Add(new SchemaElement($"field {name}", AvroTypeText.Of(field), field.Line));
                    AddDefinitions(field.Type, name);
                }

                if (record.Fields.Count > 1)
                    _orders.Add($"{record.FullName}: {string.Join(", ", record.Fields.Select(field => field.Name))}");
                break;
            case AvroEnum choice:
                var text = string.Join(", ", choice.Symbols) + (choice.Default is { } symbol ? $", default {symbol}" : "");
                _elements.Add(new SchemaElement($"symbols of {choice.FullName}", text, choice.Line));
                break;
            case AvroFixed bytes:
                _elements.Add(new SchemaElement($"size of {bytes.FullName}", bytes.Size.ToString(CultureInfo.InvariantCulture), bytes.Line));
                break;
        }
    }

    // Those that stand in the type itself, not inside fields of theirs.
    private static IEnumerable<AvroNamed> Definitions(AvroType type) => type switch
    {
        AvroNamed named => [named],
        AvroArray array => Definitions(array.Items),
        AvroMap map => Definitions(map.Values),
        AvroUnion union => union.Branches.SelectMany(Definitions),
        _ => [],
    };
}
