using System.Globalization;
using System.Text.Json;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Reads definitions of named types.</summary>
internal sealed class AvroNamedReader(AvroReading reading, Func<JsonPart, string, AvroType?> readType)
{
    private const string NameRule = "Names are letters, digits and underscores, and begin with no digit";

    private static readonly string[] Orders = ["ascending", "descending", "ignore"];

    public AvroNamed? Read(JsonPart node, string kind, string space)
    {
        var fullName = ReadFullName(node, kind, space);
        // Even without a name the inside is read, for its own mistakes.
        var ownSpace = fullName is not null ? AvroNames.SpaceOf(fullName) : space;
        var aliases = ReadAliases(node, ownSpace, mayQualify: true);
        var type = kind switch
        {
            "record" => (AvroNamed?)ReadRecord(node, fullName ?? "", aliases, ownSpace),
            "enum" => ReadEnum(node, fullName ?? "", aliases),
            _ => ReadFixed(node, fullName ?? "", aliases),
        };
        if (type is null || fullName is null)
            return null;
        reading.Define(type);
        return type;
    }

    private string? ReadFullName(JsonPart node, string kind, string space)
    {
        var subject = kind == "enum" ? "An enum" : $"A {kind}";
        var declared = reading.Text(node, "namespace");
        if (declared is { Length: > 0 } && !AvroNames.IsLegalFullName(declared) && node["namespace"] is { } place)
        {
            reading.Fail(place, $"'{declared}' is no legal namespace.", $"{NameRule}; dots stand between them: '{string.Join('.', declared.Split('.').Select(AvroNames.Repair))}'.");
            declared = null;
        }

        if (reading.Required(node, "name", JsonValueKind.String, subject, "its name") is not { } name)
            return null;
        if (!AvroNames.IsLegalFullName(name.Text))
        {
            reading.Fail(name, $"'{name.Text}' is no legal name.", $"{NameRule}: '{string.Join('.', name.Text.Split('.').Select(AvroNames.Repair))}'.");
            return null;
        }

        var fullName = AvroNames.Qualify(name.Text, declared ?? space);
        if (AvroNames.Primitives.Contains(fullName))
        {
            reading.Fail(name, $"'{fullName}' is a type of Avro's own.", "Give it another name, or a namespace.");
            return null;
        }

        reading.Declare(fullName, name);
        return fullName;
    }

    private AvroRecord? ReadRecord(JsonPart node, string fullName, IReadOnlyList<string> aliases, string space)
    {
        if (reading.Required(node, "fields", JsonValueKind.Array, "A record", "[…]") is not { } list)
            return null;
        var fields = new List<AvroField>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item.Kind != JsonValueKind.Object)
            {
                reading.Fail(
                    item, $"A field is {item.KindName}; expected an object with a name and a type.",
                    item.Kind == JsonValueKind.String ? $"Write {{\"name\": \"{item.Text}\", \"type\": …}}." : null);
            }
            else if (ReadField(item, lines, space) is { } field)
            {
                fields.Add(field);
            }
        }

        reading.Fields.AddRange(fields);
        return new AvroRecord { FullName = fullName, Aliases = aliases, Fields = fields, Line = Place(node).Line, Column = Place(node).Column, Properties = PropertiesOf(node, "fields") };
    }

    private AvroField? ReadField(JsonPart node, Dictionary<string, int> lines, string space)
    {
        var name = reading.Required(node, "name", JsonValueKind.String, "A field", "its name");
        var subject = name is null ? "A field" : $"Field {name.Text}";
        if (name is not null && !AvroNames.IsLegal(name.Text))
            reading.Fail(name, $"'{name.Text}' is no legal name of a field.", $"{NameRule}: '{AvroNames.Repair(name.Text)}'.");
        else if (name is not null && !lines.TryAdd(name.Text, name.Line))
            reading.Fail(name, $"The record has field {name.Text} twice, first in line {lines[name.Text]}.", "Keep one of them, or give one another name.");

        AvroType? type = null;
        if (node["type"] is { } written)
            type = readType(written, space);
        else
            reading.Required(node, "type", JsonValueKind.Object, subject, "the field's type");

        var order = reading.Text(node, "order");
        if (order is not null && !Orders.Contains(order) && node["order"] is { } place)
            reading.Fail(place, $"'{order}' is no order; expected ascending, descending or ignore.", AvroReading.Nearest(order, Orders));
        var aliases = ReadAliases(node, "", mayQualify: false);
        var properties = reading.Properties(node, "name", "aliases", "default", "order");
        if (name is null || type is null)
            return null;
        return new AvroField
        {
            Name = name.Text,
            Line = name.Line,
            Aliases = aliases,
            Type = type,
            Default = node["default"],
            Order = order == "ascending" ? null : order,
            Properties = properties,
        };
    }

    private AvroEnum? ReadEnum(JsonPart node, string fullName, IReadOnlyList<string> aliases)
    {
        var symbol = reading.Text(node, "default");
        if (reading.Required(node, "symbols", JsonValueKind.Array, "An enum", "[…]") is not { } list)
            return null;
        var symbols = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reading.TextItems(list, "symbols"))
        {
            if (!AvroNames.IsLegal(item.Text))
                reading.Fail(item, $"'{item.Text}' is no legal symbol.", $"{NameRule.Replace("Names", "Symbols", StringComparison.Ordinal)}: '{AvroNames.Repair(item.Text)}'.");
            else if (known.Add(item.Text))
                symbols.Add(item.Text);
            else
                reading.Fail(item, $"The enum has symbol {item.Text} twice.", "Keep one of them.");
        }

        if (symbol is not null && list.Items.All(item => item.Text != symbol) && node["default"] is { } place)
            reading.Fail(place, $"The enum's default '{symbol}' is none of its symbols.", AvroReading.Nearest(symbol, symbols) ?? $"Use one of {string.Join(", ", symbols)}.");
        return new AvroEnum
        {
            FullName = fullName,
            Aliases = aliases,
            Symbols = symbols,
            Default = symbol,
            Line = Place(node).Line,
            Column = Place(node).Column,
            Properties = PropertiesOf(node, "symbols", "default"),
        };
    }

    private AvroFixed? ReadFixed(JsonPart node, string fullName, IReadOnlyList<string> aliases)
    {
        if (reading.Required(node, "size", JsonValueKind.Number, "A fixed", "how many bytes it has") is not { } written)
            return null;
        if (!int.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            reading.Fail(written, $"'{written.Text}' is no size; expected a whole number of bytes.");
            return null;
        }

        return new AvroFixed { FullName = fullName, Aliases = aliases, Size = size, Line = Place(node).Line, Column = Place(node).Column, Properties = PropertiesOf(node, "size") };
    }

    // A definition stands where its name does.
    private static JsonPart Place(JsonPart node) => node["name"] ?? node;

    private IReadOnlyList<JsonEntry> PropertiesOf(JsonPart node, params string[] own) => reading.Properties(node, ["name", "namespace", "aliases", .. own]);

    private List<string> ReadAliases(JsonPart node, string space, bool mayQualify)
    {
        var aliases = new List<string>();
        foreach (var alias in reading.Texts(node, "aliases"))
        {
            if (mayQualify ? AvroNames.IsLegalFullName(alias.Text) : AvroNames.IsLegal(alias.Text))
            {
                aliases.Add(AvroNames.Qualify(alias.Text, space));
                continue;
            }

            var repaired = mayQualify ? string.Join('.', alias.Text.Split('.').Select(AvroNames.Repair)) : AvroNames.Repair(alias.Text);
            reading.Fail(alias, $"'{alias.Text}' is no legal alias.", $"{NameRule}: '{repaired}'.");
        }

        return [.. aliases.Distinct(StringComparer.Ordinal)];
    }
}
