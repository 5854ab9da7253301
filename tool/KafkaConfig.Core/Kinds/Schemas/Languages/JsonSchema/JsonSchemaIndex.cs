using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Every schema of a text, what they can be called by, and what they refer to.</summary>
internal sealed class JsonSchemaIndex
{
    private const string Nameless = "schema:///";

    private readonly Dictionary<string, JsonPart> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Base, string Name), JsonPart> _anchors = [];
    private readonly HashSet<JsonPart> _seen = [];
    private readonly SortedSet<string> _targets = new(StringComparer.Ordinal) { "#" };
    private readonly JsonPart _root;
    private readonly string _base;
    private readonly string _identifier;

    public JsonSchemaIndex(JsonPart root)
    {
        _root = root;
        Draft = DraftOf(root);
        _identifier = Draft == JsonSchemaDraft.Draft04 ? "id" : "$id";
        _base = Nameless;
        _resources[_base] = root;
        Visit(root, "#", _base);
        _base = BaseOf(root, Nameless);
        VisitTargets();
    }

    public JsonSchemaDraft Draft { get; }

    /// <summary>In the order of the text.</summary>
    public List<JsonPart> Schemas { get; } = [];

    public List<JsonSchemaReference> References { get; } = [];

    /// <summary>Its <c>$id</c>; null where it has none.</summary>
    public string? Identifier => _root.TextOf(_identifier) is { Length: > 0 } text && text[0] != '#' ? text.TrimEnd('#') : null;

    /// <summary>What a fragment of this text can be, for suggestions.</summary>
    public IEnumerable<string> Targets => _targets;

    /// <summary>True where the reference leads to this text, or to a part of it that has a name of its own.</summary>
    public bool IsOwn(JsonSchemaReference reference) => reference.Document.Length == 0 || _resources.ContainsKey(Absolute(reference.Document, reference.Base));

    /// <summary>What an own reference means; null where there is no such place.</summary>
    public JsonPart? Find(JsonSchemaReference reference) =>
        Find(reference.Document.Length == 0 ? reference.Base : Absolute(reference.Document, reference.Base), reference.Fragment);

    /// <summary>What the fragment of somebody else's reference means here.</summary>
    public JsonPart? Find(string fragment) => Find(_base, fragment);

    private JsonPart? Find(string resource, string fragment)
    {
        if (!_resources.TryGetValue(resource, out var part))
            return null;
        var plain = Uri.UnescapeDataString(fragment);
        if (plain.Length > 0 && plain[0] != '/')
            return _anchors.GetValueOrDefault((resource, plain));
        foreach (var step in plain.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = part.IsArray
                ? int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) ? part.Items.ElementAtOrDefault(index) : null
                : part[name];
            if (next is null)
                return null;
            part = next;
        }

        return part;
    }

    private void Visit(JsonPart schema, string pointer, string @base)
    {
        if (!_seen.Add(schema))
            return;
        Schemas.Add(schema);
        var inner = BaseOf(schema, @base);
        _resources.TryAdd(inner, schema);
        foreach (var anchor in Anchors(schema))
        {
            _anchors.TryAdd((inner, anchor), schema);
            _targets.Add("#" + anchor);
        }

        foreach (var entry in schema.Entries)
        {
            if (JsonSchemaKeywords.References.Contains(entry.Key) && entry.Value.IsText)
                AddReference(entry.Value, inner);
            foreach (var (way, within) in JsonSchemaKeywords.Within(entry.Key, entry.Value))
            {
                var step = way.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                var next = way.Length == 0 ? $"{pointer}/{entry.Key}" : $"{pointer}/{entry.Key}/{step}";
                if (entry.Key is "$defs" or "definitions")
                    _targets.Add(next);
                Visit(within, next, inner);
            }
        }
    }

    // A reference can lead to where no keyword says that there is a schema.
    private void VisitTargets()
    {
        for (var index = 0; index < References.Count; index++)
        {
            var reference = References[index];
            if (IsOwn(reference) && Find(reference) is { } target && JsonSchemaKeywords.IsSchema(target))
                Visit(target, "#" + reference.Fragment, reference.Base);
        }
    }

    private void AddReference(JsonPart value, string @base)
    {
        var hash = value.Text.IndexOf('#', StringComparison.Ordinal);
        References.Add(new JsonSchemaReference(value, hash < 0 ? value.Text : value.Text[..hash], hash < 0 ? "" : value.Text[(hash + 1)..], @base));
    }

    private string BaseOf(JsonPart schema, string outer)
    {
        // Before 2019-09 the neighbours of a reference count for nothing.
        if (schema.TextOf(_identifier) is not { } identifier || (Draft < JsonSchemaDraft.Draft201909 && schema["$ref"] is not null && schema != _root))
            return outer;
        var plain = identifier.Split('#')[0];
        return plain.Length == 0 ? outer : Absolute(plain, outer);
    }

    private IEnumerable<string> Anchors(JsonPart schema)
    {
        foreach (var name in new[] { schema.TextOf("$anchor"), schema.TextOf("$dynamicAnchor") }.OfType<string>())
            yield return name;
        if (schema.TextOf(_identifier) is { Length: > 1 } identifier && identifier.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 && hash + 1 < identifier.Length)
            yield return identifier[(hash + 1)..];
    }

    private static string Absolute(string reference, string @base) =>
        Uri.TryCreate(@base, UriKind.Absolute, out var from) && Uri.TryCreate(from, reference, out var absolute) ? absolute.ToString() : reference;

    private static JsonSchemaDraft DraftOf(JsonPart root)
    {
        var named = root.TextOf("$schema") ?? "";
        return named.Contains("2020-12", StringComparison.Ordinal) ? JsonSchemaDraft.Draft202012
            : named.Contains("2019-09", StringComparison.Ordinal) ? JsonSchemaDraft.Draft201909
            : named.Contains("draft-06", StringComparison.Ordinal) ? JsonSchemaDraft.Draft06
            : named.Contains("draft-04", StringComparison.Ordinal) ? JsonSchemaDraft.Draft04
            : JsonSchemaDraft.Draft07;
    }
}
