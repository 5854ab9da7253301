using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>What stands behind each keyword: a schema, several of them, or data that is none, whatever it looks like.</summary>
internal static class JsonSchemaKeywords
{
    /// <summary>What people read and no program does. A title names the record, so it is none of them.</summary>
    public static readonly IReadOnlySet<string> Documentation = Set("description", "$comment", "examples");

    /// <summary>Lists whose order says nothing.</summary>
    public static readonly IReadOnlySet<string> Unordered = Set("required", "enum", "type");

    /// <summary>A whole number or any: what must not lie above what.</summary>
    public static readonly IReadOnlyList<(string Lower, string Upper)> Bounds =
    [
        ("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minContains", "maxContains"),
    ];

    public static readonly IReadOnlyList<string> References = ["$ref", "$dynamicRef", "$recursiveRef"];

    public static readonly IReadOnlyList<string> TypeNames = ["array", "boolean", "integer", "null", "number", "object", "string"];

    private static readonly HashSet<string> One = Set(
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");

    private static readonly HashSet<string> Many = Set("allOf", "anyOf", "items", "oneOf", "prefixItems");

    private static readonly HashSet<string> Named = Set("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    private static readonly HashSet<string> Plain = Set(
        "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor", "$recursiveRef", "$ref", "$schema", "$vocabulary", "const", "contentEncoding", "contentMediaType",
        "default", "dependentRequired", "deprecated", "description", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "maxContains", "maxItems", "maxLength",
        "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "readOnly", "required", "title", "type", "uniqueItems",
        "writeOnly");

    /// <summary>Every keyword of every draft, in ordinal order.</summary>
    public static readonly IReadOnlyList<string> All = [.. One.Concat(Many).Concat(Named).Concat(Plain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Other languages' keywords, and plain words, that lie near one by chance.
    private static readonly HashSet<string> Strangers = Set("example", "id", "note", "notes");

    public static bool IsOne(string keyword, JsonPart value) => One.Contains(keyword) && IsSchema(value);

    public static bool IsMany(string keyword, JsonPart value) => Many.Contains(keyword) && value.IsArray;

    public static bool IsNamed(string keyword, JsonPart value) => Named.Contains(keyword) && value.IsObject;

    public static bool IsSchema(JsonPart part) => part.IsObject || part.IsBoolean;

    /// <summary>The schemas that stand directly behind a keyword, each with the way to it from the keyword.</summary>
    public static IEnumerable<(string Way, JsonPart Schema)> Within(string keyword, JsonPart value)
    {
        if (IsOne(keyword, value))
            return [("", value)];
        if (IsMany(keyword, value))
            return value.Items.Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)).Where(item => IsSchema(item.item));
        return IsNamed(keyword, value) ? value.Entries.Where(entry => IsSchema(entry.Value)).Select(entry => (entry.Key, entry.Value)) : [];
    }

    /// <summary>The keyword that was probably meant by a key that is none; null where the key is somebody's own.</summary>
    public static string? Meant(string key)
    {
        if (Strangers.Contains(key) || key.IndexOfAny(['_', '-', '.', ':', ' ', '/']) >= 0 || Model.NearestName.Of(key, All) is not { } nearest || Math.Abs(nearest.Length - key.Length) > 2)
            return null;
        // titleDe, description2: a keyword with something added.
        return key.StartsWith(nearest, StringComparison.Ordinal) && !char.IsAsciiLetterLower(key[nearest.Length]) ? null : nearest;
    }

    private static HashSet<string> Set(params string[] keywords) => new(keywords, StringComparer.Ordinal);
}
