using System.Text.Json;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>What is known while one text is read: the names so far, what is referred to, and the mistakes.</summary>
internal sealed class AvroReading(SourceFile file, List<Finding> findings)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<string, AvroNamed> _types = new(StringComparer.Ordinal);
    private readonly List<(AvroReference Reference, string Written)> _open = [];

    /// <summary>Fields that could be read, whatever became of their records.</summary>
    public List<AvroField> Fields { get; } = [];

    /// <summary>Definitions that could be read, in the order of the text.</summary>
    public IReadOnlyList<AvroNamed> Definitions => [.. _names.Select(_types.GetValueOrDefault).OfType<AvroNamed>()];

    public AvroNamed? Find(string fullName) => _types.GetValueOrDefault(fullName);

    public void Fail(int line, int column, string what, string? safeWay = null) => findings.Add(file.Finding(ShapeRules.InvalidSchema, line, column, what, safeWay));

    public void Fail(JsonPart place, string what, string? safeWay = null) => Fail(place.Line, place.Column, what, safeWay);

    public static string? Nearest(string text, IEnumerable<string> known) => NearestName.Of(text, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>From here on the name can be referred to.</summary>
    public void Declare(string fullName, JsonPart place)
    {
        if (_lines.TryGetValue(fullName, out var line))
        {
            Fail(place, $"'{fullName}' is defined twice, first in line {line}.", "Refer to it by its name alone, or give it another name.");
            return;
        }

        _lines[fullName] = place.Line;
        _names.Add(fullName);
    }

    public void Define(AvroNamed type) => _types.TryAdd(type.FullName, type);

    public AvroReference Refer(JsonPart place, string name, string space)
    {
        var fullName = AvroNames.Qualify(name, space);
        // Avro's libraries look without the namespace too.
        if (!_lines.ContainsKey(fullName) && _lines.ContainsKey(name))
            fullName = name;
        var reference = new AvroReference { FullName = fullName, Line = place.Line, Column = place.Column };
        if (!_lines.ContainsKey(fullName))
            _open.Add((reference, name));
        return reference;
    }

    /// <summary>When all is read: the names that nothing here defines.</summary>
    public IReadOnlyList<SchemaNeed> Needs()
    {
        var needs = new List<SchemaNeed>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (reference, written) in _open)
        {
            if (_lines.TryGetValue(reference.FullName, out var line))
            {
                Fail(
                    reference.Line, reference.Column, $"'{reference.FullName}' is used here and defined only in line {line}: Avro reads from top to bottom.",
                    "Put the definition here, and the name there.");
            }
            else if (Mistyped(written) is { } nearest)
            {
                Fail(reference.Line, reference.Column, $"There is no type '{written}'.", nearest);
            }
            else if (seen.Add(reference.FullName))
            {
                needs.Add(new SchemaNeed(reference.FullName, reference.Line, reference.Column));
            }
        }

        return needs;
    }

    /// <summary>The text at the key; null where there is none. Anything but a text is a mistake.</summary>
    public string? Text(JsonPart node, string key)
    {
        if (node[key] is not { } value)
            return null;
        if (value.Kind == JsonValueKind.String)
            return value.Text;
        Fail(value, $"'{key}' is {value.KindName}; expected a text.");
        return null;
    }

    /// <summary>The value at the key. None, or one of another kind, is a mistake.</summary>
    public JsonPart? Required(JsonPart node, string key, JsonValueKind kind, string subject, string expected)
    {
        if (node[key] is not { } value)
        {
            var mistyped = NearestName.Of(key, node.Entries.Select(entry => entry.Key).Where(other => other is not "name" and not "type" and not "doc"));
            Fail(node, $"{subject} has no '{key}'.", mistyped is null ? $"Add \"{key}\": {expected}." : $"Did you mean '{key}' where it says '{mistyped}'?");
            return null;
        }

        if (value.Kind == kind)
            return value;
        Fail(value, $"'{key}' of {LowerFirst(subject)} is {value.KindName}; expected {expected}.");
        return null;
    }

    /// <summary>The texts in the array at the key; none where there is no such key.</summary>
    public IReadOnlyList<JsonPart> Texts(JsonPart node, string key)
    {
        if (node[key] is not { } value)
            return [];
        if (value.Kind != JsonValueKind.Array)
        {
            Fail(value, $"'{key}' is {value.KindName}; expected an array of texts.", value.Kind == JsonValueKind.String ? $"Write [\"{value.Text}\"]." : null);
            return [];
        }

        return TextItems(value, key);
    }

    public IReadOnlyList<JsonPart> TextItems(JsonPart array, string key)
    {
        foreach (var item in array.Items.Where(item => item.Kind != JsonValueKind.String))
            Fail(item, $"'{key}' holds {item.KindName}; expected texts.");
        return [.. array.Items.Where(item => item.Kind == JsonValueKind.String)];
    }

    /// <summary>Checks what every type may say, and keeps what Avro gives no meaning of its own.</summary>
    public IReadOnlyList<JsonEntry> Properties(JsonPart node, params IReadOnlyCollection<string> known)
    {
        Text(node, "doc");
        if (!known.Contains("order"))
            Text(node, "logicalType");
        return [.. node.Entries.Where(entry => entry.Key is not "doc" and not "type" && !known.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    public static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string? Mistyped(string name)
    {
        if (AvroNames.Complex.Contains(name))
            return $"Write an object of its own: {{\"type\": \"{name}\", …}}; as a field's type: \"type\": {{\"type\": \"{name}\", …}}.";
        return name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)) ? Nearest(name, AvroNames.Primitives) : null;
    }
}
