using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Makes types of JSON, and reports every mistake at its place. A type that is broken comes back as null, and what it stands in goes on.</summary>
internal sealed class AvroParser(SourceFile file, List<Finding> findings)
{
    private static readonly string[] Complex = ["record", "error", "enum", "fixed", "array", "map"];
    private static readonly string[] Orders = ["ascending", "descending", "ignore"];

    private readonly List<(string Name, AvroReference Reference)> _early = [];

    /// <summary>By full name, in the order of the text.</summary>
    public OrderedDictionary<string, AvroNamed> Defined { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of other schemas, each with its first place.</summary>
    public OrderedDictionary<string, SchemaNeed> Needs { get; } = new(StringComparer.Ordinal);

    public AvroType? Parse(JsonPart root)
    {
        var type = ParseType(root, "");
        foreach (var (name, reference) in _early)
        {
            if (Defined.ContainsKey(name))
                Report(reference.Line, reference.Column, $"'{name}' is used before it is defined.", "Define it where it is used first, and refer to it afterwards.");
            else
                Needs.TryAdd(name, new SchemaNeed(name, reference.Line, reference.Column));
        }

        foreach (var need in Needs.Values.Where(need => !need.Name.Contains('.', StringComparison.Ordinal)))
        {
            // A mistyped word of the language, most likely.
            if (NearestName.Of(need.Name, AvroPrimitive.Names.Concat(Complex)) is { } nearest && char.IsLower(need.Name[0]))
                Report(need.Line, need.Column, $"There is no type '{need.Name}'.", $"Did you mean '{nearest}'?");
        }

        return type;
    }

    private AvroType? ParseType(JsonPart part, string space)
    {
        if (part.IsText)
            return ParseName(part, part.Text, space, []);
        if (part.IsArray)
            return ParseUnion(part, space);
        if (!part.IsObject)
            return Broken(part, $"Expected a type (a name, a list or an object), found {part.Noun}.");
        if (part["type"] is not { } type)
            return Broken(part, "This type lacks the key 'type'.", "Add it: \"type\": \"record\", for example.");
        if (!type.IsText)
            return ParseType(type, space) is { } inner ? inner with { Properties = [.. inner.Properties, .. Properties(part)] } : null;
        return type.Text switch
        {
            "record" or "error" => ParseRecord(part, space),
            "enum" => ParseEnum(part, space),
            "fixed" => ParseFixed(part, space),
            "array" => Required(part, "items") is { } items && ParseType(items, space) is { } item ? new AvroArray(item, part.Line, part.Column) { Properties = Properties(part, "items") } : null,
            "map" => Required(part, "values") is { } values && ParseType(values, space) is { } value ? new AvroMap(value, part.Line, part.Column) { Properties = Properties(part, "values") } : null,
            _ => ParseName(type, type.Text, space, Properties(part)),
        };
    }

    private AvroType? ParseName(JsonPart place, string text, string space, IReadOnlyList<KeyValuePair<string, JsonPart>> properties)
    {
        if (AvroPrimitive.Names.Contains(text))
            return new AvroPrimitive(text, place.Line, place.Column) { Properties = properties };
        if (Complex.Contains(text))
            return Broken(place, $"'{text}' needs an object of its own.", $"Write {{ \"type\": \"{text}\", … }}.");
        if (!AvroNames.IsFullName(text))
            return Broken(place, $"'{Short(text)}' is no name of a type; expected letters, digits and underscores, with dots between namespaces.", NearestName.Of(text, AvroPrimitive.Names) is { } nearest ? $"Did you mean '{nearest}'?" : null);
        var name = AvroNames.Qualify(text, space);
        var reference = new AvroReference(name, place.Line, place.Column) { Properties = properties };
        if (!Defined.ContainsKey(name))
            _early.Add((name, reference));
        return reference;
    }

    private AvroUnion? ParseUnion(JsonPart part, string space)
    {
        if (part.Items.Count == 0)
            Report(part.Line, part.Column, "A union of no types holds nothing.", "List at least one type.");
        var branches = new List<AvroType>();
        var seen = new Dictionary<string, AvroType>(StringComparer.Ordinal);
        foreach (var item in part.Items)
        {
            if (item.IsArray)
            {
                Report(item.Line, item.Column, "A union must not stand directly in another one.", "Put its types into the outer one.");
                continue;
            }

            if (ParseType(item, space) is not { } branch)
                continue;
            branches.Add(branch);
            if (!seen.TryAdd(KeyOf(branch), branch))
                Report(item.Line, item.Column, $"'{KeyOf(branch)}' stands in this union twice.", "A reader could not tell the two apart: keep one, or name them (records, enums and fixed types have names).");
        }

        return branches.Count == part.Items.Count && branches.Count > 0 ? new AvroUnion(branches, part.Line, part.Column) : null;
    }

    private AvroRecord? ParseRecord(JsonPart part, string space)
    {
        if (Name(part, space) is not { } name || Required(part, "fields") is not { } fields)
            return null;
        var record = new AvroRecord(name, Aliases(part, AvroNames.NamespaceOf(name)), part.TextOf("type") == "error", part.Line, part.Column) { Properties = Properties(part, "fields") };
        Define(record, part);
        if (!fields.IsArray)
        {
            Report(fields.Line, fields.Column, $"Expected a list of fields, found {fields.Noun}.");
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var item in fields.Items)
        {
            if (ParseField(item, AvroNames.NamespaceOf(name)) is not { } field)
                isWhole = false;
            else if (seen.Add(field.Name))
                record.Fields.Add(field);
            else
                Report(field.Line, field.Column, $"{record.ShortName} has a field '{field.Name}' already.", "Rename or remove one of them.");
        }

        return isWhole ? record : null;
    }

    private AvroField? ParseField(JsonPart part, string space)
    {
        if (!part.IsObject)
        {
            Report(part.Line, part.Column, $"Expected a field (an object with name and type), found {part.Noun}.");
            return null;
        }

        var name = Required(part, "name");
        var isNamed = name is { IsText: true } && AvroNames.IsName(name.Text);
        if (name is not null && !isNamed)
            Report(name.Line, name.Column, $"{Capital(name.Noun)} is no name of a field; expected letters, digits and underscores, not beginning with a digit.");
        var type = Required(part, "type") is { } typed ? ParseType(typed, space) : null;
        var order = part["order"];
        if (order is not null && !(order.IsText && Orders.Contains(order.Text)))
            Report(order.Line, order.Column, $"{Capital(order.Noun)} is no order; expected {string.Join(", ", Orders)}.", order.IsText && NearestName.Of(order.Text, Orders) is { } nearest ? $"Did you mean '{nearest}'?" : null);
        var aliases = Aliases(part, "");
        CheckDoc(part);
        return name is null || !isNamed || type is null
            ? null
            : new AvroField(name.Text, aliases, type, part["default"], order?.Text ?? Orders[0], part.Line, part.Column) { Properties = Properties(part, "default", "order") };
    }

    private AvroEnum? ParseEnum(JsonPart part, string space)
    {
        if (Name(part, space) is not { } name || Required(part, "symbols") is not { } listed)
            return null;
        var symbols = new List<string>();
        if (!listed.IsArray)
            Report(listed.Line, listed.Column, $"Expected a list of symbols, found {listed.Noun}.");
        foreach (var item in listed.Items)
        {
            if (!item.IsText || !AvroNames.IsName(item.Text))
                Report(item.Line, item.Column, $"{Capital(item.Noun)} is no symbol; expected letters, digits and underscores, not beginning with a digit.");
            else if (symbols.Contains(item.Text))
                Report(item.Line, item.Column, $"The symbol '{item.Text}' stands here twice.", "Remove one of them.");
            else
                symbols.Add(item.Text);
        }

        var fallback = part["default"];
        if (fallback is not null && !(fallback.IsText && symbols.Contains(fallback.Text)))
            Report(fallback.Line, fallback.Column, $"{Capital(fallback.Noun)} is none of the symbols.", fallback.IsText && NearestName.Of(fallback.Text, symbols) is { } nearest ? $"Did you mean '{nearest}'?" : $"Expected one of {string.Join(", ", symbols)}.");
        var type = new AvroEnum(name, Aliases(part, AvroNames.NamespaceOf(name)), symbols, fallback?.Text, part.Line, part.Column) { Properties = Properties(part, "symbols", "default") };
        Define(type, part);
        return type;
    }

    private AvroFixed? ParseFixed(JsonPart part, string space)
    {
        if (Name(part, space) is not { } name || Required(part, "size") is not { } size)
            return null;
        if (!size.IsNumber || JsonNumber.Whole(size.Text) is not { } bytes || bytes is < 0 or > int.MaxValue)
        {
            Report(size.Line, size.Column, $"Expected a number of bytes, found {size.Noun}.");
            return null;
        }

        var type = new AvroFixed(name, Aliases(part, AvroNames.NamespaceOf(name)), (int)bytes, part.Line, part.Column) { Properties = Properties(part, "size") };
        Define(type, part);
        return type;
    }

    private void Define(AvroNamed type, JsonPart part)
    {
        CheckDoc(part);
        if (!Defined.TryAdd(type.FullName, type))
            Report(part.Line, part.Column, string.Create(CultureInfo.InvariantCulture, $"'{type.FullName}' is defined on line {Defined[type.FullName].Line} already."), $"Refer to it by its name: \"{type.FullName}\".");
    }

    private string? Name(JsonPart part, string space)
    {
        if (Required(part, "name") is not { } name)
            return null;
        if (!name.IsText || !AvroNames.IsFullName(name.Text))
        {
            Report(name.Line, name.Column, $"{Capital(name.Noun)} is no name; expected letters, digits and underscores, with dots between namespaces.");
            return null;
        }

        if (AvroPrimitive.Names.Contains(name.Text[(name.Text.LastIndexOf('.') + 1)..]))
        {
            Report(name.Line, name.Column, $"'{name.Text}' is a type of Avro itself.", "Choose another name.");
            return null;
        }

        if (part["namespace"] is not { } own)
            return AvroNames.Qualify(name.Text, space);
        if (own.IsText && (own.Text.Length == 0 || AvroNames.IsFullName(own.Text)))
            return AvroNames.Qualify(name.Text, own.Text);
        Report(own.Line, own.Column, $"{Capital(own.Noun)} is no namespace; expected letters, digits and underscores, with dots between the parts.");
        return null;
    }

    private List<string> Aliases(JsonPart part, string space)
    {
        var aliases = new List<string>();
        if (part["aliases"] is not { } listed)
            return aliases;
        if (!listed.IsArray)
            Report(listed.Line, listed.Column, $"Expected a list of aliases, found {listed.Noun}.");
        foreach (var item in listed.Items)
        {
            if (item.IsText && AvroNames.IsFullName(item.Text))
                aliases.Add(AvroNames.Qualify(item.Text, space));
            else
                Report(item.Line, item.Column, $"{Capital(item.Noun)} is no alias; expected a name.");
        }

        return aliases;
    }

    private void CheckDoc(JsonPart part)
    {
        if (part["doc"] is { IsText: false } doc)
            Report(doc.Line, doc.Column, $"Expected a text for 'doc', found {doc.Noun}.");
    }

    private JsonPart? Required(JsonPart part, string key)
    {
        if (part[key] is { } value)
            return value;
        var nearest = NearestName.Of(key, part.Entries.Select(entry => entry.Key));
        Report(part.Line, part.Column, $"{(part.TextOf("name") is { } name ? $"'{Short(name)}'" : "This")} lacks the key '{key}'.", nearest is null ? null : $"Is '{nearest}' mistyped?");
        return null;
    }

    // Documentation and names are no properties, nor is what the type itself has read.
    private static List<KeyValuePair<string, JsonPart>> Properties(JsonPart part, params string[] own) =>
    [
        .. part.Entries.Where(entry => entry.Key is not ("type" or "name" or "namespace" or "doc" or "aliases") && !own.Contains(entry.Key))
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal),
    ];

    private static string KeyOf(AvroType type) => type switch
    {
        AvroPrimitive primitive => primitive.Name,
        AvroNamed named => named.FullName,
        AvroReference reference => reference.FullName,
        AvroArray => "array",
        _ => "map",
    };

    private AvroType? Broken(JsonPart part, string what, string? safeWay = null)
    {
        Report(part.Line, part.Column, what, safeWay);
        return null;
    }

    private void Report(int line, int column, string what, string? safeWay = null) => findings.Add(file.Finding(ShapeRules.InvalidSchema, line, column, what, safeWay));

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
