using System.Globalization;
using System.Text;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Takes a schema apart for comparison: one text that is equal for schemas that mean the same, and its parts as people name them.</summary>
internal sealed class AvroShapeWriter
{
    private readonly StringBuilder _canonical = new();
    private readonly List<SchemaElement> _elements = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public static SchemaShape Write(AvroType root)
    {
        var writer = new AvroShapeWriter();
        if (root is not AvroNamed)
            writer.Add("schema", Describe(root), root.Line);
        writer.Write(root, "");
        return new SchemaShape(writer._canonical.ToString(), writer._elements);
    }

    private void Write(AvroType type, string path)
    {
        switch (type)
        {
            case AvroPrimitive primitive:
                _canonical.Append('"').Append(primitive.Name).Append('"');
                break;
            case AvroReference reference:
                _canonical.Append('"').Append(reference.FullName).Append('"');
                break;
            case AvroArray array:
                _canonical.Append("array<");
                Write(array.Items, path);
                _canonical.Append('>');
                break;
            case AvroMap map:
                _canonical.Append("map<");
                Write(map.Values, path);
                _canonical.Append('>');
                break;
            case AvroUnion union:
                _canonical.Append('[');
                foreach (var branch in union.Branches)
                {
                    Write(branch, path);
                    _canonical.Append('|');
                }

                _canonical.Append(']');
                break;
            case AvroNamed named:
                WriteNamed(named, path);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        WriteProperties(type.Properties);
    }

    private void WriteNamed(AvroNamed type, string path)
    {
        _canonical.Append(type.FullName).Append('(').AppendJoin(',', type.Aliases).Append(')');
        switch (type)
        {
            case AvroEnum symbols:
                _canonical.Append("enum{").AppendJoin(',', symbols.Symbols).Append('=').Append(symbols.Default).Append('}');
                Add($"symbols of {type.FullName}", $"{string.Join(", ", symbols.Symbols)}{(symbols.Default is { } fallback ? $"; default {fallback}" : "")}{More(type)}", type.Line);
                break;
            case AvroFixed bytes:
                _canonical.Append(CultureInfo.InvariantCulture, $"fixed{{{bytes.Size}}}");
                Add($"size of {type.FullName}", string.Create(CultureInfo.InvariantCulture, $"{bytes.Size} bytes{More(type)}"), type.Line);
                break;
            case AvroRecord record:
                _canonical.Append(record.IsError ? "error{" : "record{");
                Add(path.Length == 0 ? "record" : $"record {type.FullName}", $"{(path.Length == 0 ? type.FullName : "defined")}{(record.IsError ? ", an error" : "")}{More(type)}", type.Line);
                foreach (var field in record.Fields)
                    WriteField(field, path);
                _canonical.Append('}');
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WriteField(AvroField field, string path)
    {
        var own = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
        var text = new StringBuilder(Describe(field.Type));
        if (field.Default is { } value)
            text.Append(", default ").Append(JsonCanonical.Of(value));
        if (field.Aliases.Count > 0)
            text.Append(", alias ").AppendJoin(", alias ", field.Aliases);
        if (field.Order != "ascending")
            text.Append(", order ").Append(field.Order);
        foreach (var (name, property) in field.Properties)
            text.Append(", ").Append(name).Append(' ').Append(JsonCanonical.Of(property));
        Add($"field {own}", text.ToString(), field.Line);
        _canonical.Append(field.Name).Append('(').AppendJoin(',', field.Aliases).Append(')').Append(field.Order).Append(':');
        Write(field.Type, own);
        _canonical.Append('=').Append(field.Default is { } fallback ? JsonCanonical.Of(fallback) : "").Append(';');
        WriteProperties(field.Properties);
    }

    private void WriteProperties(IReadOnlyList<KeyValuePair<string, JsonPart>> properties)
    {
        foreach (var (name, value) in properties)
            _canonical.Append('@').Append(JsonCanonical.Quoted(name)).Append('=').Append(JsonCanonical.Of(value));
    }

    private void Add(string path, string text, int line)
    {
        // A union can hold two records with fields of the same name.
        var unique = path;
        for (var number = 2; !_paths.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{path} ({number})");
        _elements.Add(new SchemaElement(unique, text, line));
    }

    private static string More(AvroNamed type) =>
        $"{(type.Aliases.Count > 0 ? $", alias {string.Join(", alias ", type.Aliases)}" : "")}{string.Concat(type.Properties.Select(property => $", {property.Key} {JsonCanonical.Of(property.Value)}"))}";

    private static string Describe(AvroType type)
    {
        var text = type switch
        {
            AvroPrimitive primitive => primitive.Name,
            AvroReference reference => reference.FullName,
            AvroNamed named => named.FullName,
            AvroArray array => $"array of {Inner(array.Items)}",
            AvroMap map => $"map of {Inner(map.Values)}",
            AvroUnion union => string.Join(" | ", union.Branches.Select(Describe)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        // Those of named types stand with their definition.
        if (type is AvroNamed || type.Properties.Count == 0)
            return text;
        var others = type.Properties.Where(property => property.Key != "logicalType").Select(property => $"{property.Key} {JsonCanonical.Of(property.Value)}").ToList();
        return $"{text} ({string.Join(", ", (type.LogicalType is { } logical ? [logical] : Array.Empty<string>()).Concat(type.Property("logicalType") is { IsText: false } odd ? [$"logicalType {JsonCanonical.Of(odd)}"] : Array.Empty<string>()).Concat(others))})";
    }

    private static string Inner(AvroType type) => type is AvroUnion ? $"({Describe(type)})" : Describe(type);
}
