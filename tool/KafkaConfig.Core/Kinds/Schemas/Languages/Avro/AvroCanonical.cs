using System.Globalization;
using System.Text;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Writes a schema so that equal texts mean equal schemas: names in full, keys in one order, no documentation. References stay references.</summary>
internal sealed class AvroCanonical
{
    private readonly StringBuilder _text = new();
    private readonly bool _isBare;

    private AvroCanonical(bool isBare) => _isBare = isBare;

    public static string Of(AvroType type) => Text(type, isBare: false);

    /// <summary>The same without aliases, logical types and properties: what decides how bytes are read.</summary>
    public static string Bare(AvroType type) => Text(type, isBare: true);

    private static string Text(AvroType type, bool isBare)
    {
        var canonical = new AvroCanonical(isBare);
        canonical.Write(type);
        return canonical._text.ToString();
    }

    private void Write(AvroType type)
    {
        switch (type)
        {
            case AvroReference reference:
                _text.Append(JsonCanonical.Quoted(reference.FullName));
                break;
            case AvroPrimitive { Properties.Count: 0 } primitive:
                _text.Append(JsonCanonical.Quoted(primitive.Name));
                break;
            case AvroUnion union:
                WriteList(union.Branches, Write);
                break;
            case AvroPrimitive primitive:
                Open(primitive.Name);
                Close(primitive.Properties);
                break;
            case AvroArray array:
                Open("array");
                Key("items");
                Write(array.Items);
                Close(array.Properties);
                break;
            case AvroMap map:
                Open("map");
                Key("values");
                Write(map.Values);
                Close(map.Properties);
                break;
            case AvroNamed named:
                Open(named.KindName);
                WriteDefinition(named);
                Close(named.Properties);
                break;
        }
    }

    private void WriteDefinition(AvroNamed named)
    {
        Text("name", named.FullName);
        WriteAliases(named.Aliases);
        switch (named)
        {
            case AvroRecord record:
                Key("fields");
                WriteList(record.Fields, WriteField);
                break;
            case AvroEnum type:
                Key("symbols");
                WriteList(type.Symbols, WriteText);
                if (type.Default is { } symbol)
                    Text("default", symbol);
                break;
            case AvroFixed type:
                Key("size");
                _text.Append(type.Size.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private void WriteField(AvroField field)
    {
        _text.Append("{\"name\":").Append(JsonCanonical.Quoted(field.Name));
        WriteAliases(field.Aliases);
        Key("type");
        Write(field.Type);
        if (field.Default is { } value)
        {
            Key("default");
            _text.Append(JsonCanonical.Of(value));
        }

        if (field.Order is { } order)
            Text("order", order);
        Close(field.Properties);
    }

    private void WriteAliases(IReadOnlyList<string> aliases)
    {
        if (aliases.Count == 0 || _isBare)
            return;
        Key("aliases");
        WriteList(aliases.Order(StringComparer.Ordinal), WriteText);
    }

    private void WriteText(string text) => _text.Append(JsonCanonical.Quoted(text));

    private void WriteList<T>(IEnumerable<T> items, Action<T> write)
    {
        _text.Append('[');
        var isFirst = true;
        foreach (var item in items)
        {
            _text.Append(isFirst ? "" : ",");
            write(item);
            isFirst = false;
        }

        _text.Append(']');
    }

    private void Open(string type) => _text.Append("{\"type\":").Append(JsonCanonical.Quoted(type));

    private void Key(string key) => _text.Append(',').Append(JsonCanonical.Quoted(key)).Append(':');

    private void Text(string key, string value)
    {
        Key(key);
        WriteText(value);
    }

    private void Close(IReadOnlyList<JsonEntry> properties)
    {
        foreach (var property in _isBare ? [] : properties)
        {
            Key(property.Key);
            _text.Append(JsonCanonical.Of(property.Value));
        }

        _text.Append('}');
    }
}
