using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Writes schemas and data so that equal ones are equal texts.</summary>
internal static class JsonSchemaCanonical
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Schema(JsonPart schema) => schema.IsObject ? Object(Meaningful(schema).Select(entry => (entry.Key, Behind(entry.Key, entry.Value)))) : Data(schema);

    /// <summary>The keywords of a schema that count, in ordinal order.</summary>
    public static IEnumerable<JsonEntry> Meaningful(JsonPart schema) => schema.Entries
        .Where(entry => !JsonSchemaKeywords.Documentation.Contains(entry.Key) && !(entry.Key == "required" && entry.Value is { IsArray: true, Items.Count: 0 }))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal);

    /// <summary>What stands behind a keyword.</summary>
    public static string Behind(string keyword, JsonPart value)
    {
        if (JsonSchemaKeywords.IsOne(keyword, value))
            return Schema(value);
        if (JsonSchemaKeywords.IsMany(keyword, value))
            return $"[{string.Join(',', value.Items.Select(Schema))}]";
        if (JsonSchemaKeywords.IsNamed(keyword, value))
            return Object(value.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, JsonSchemaKeywords.IsSchema(entry.Value) ? Schema(entry.Value) : Data(entry.Value))));
        return JsonSchemaKeywords.Unordered.Contains(keyword) && value.IsArray ? $"[{string.Join(',', value.Items.Select(Data).Order(StringComparer.Ordinal))}]" : Data(value);
    }

    public static string Text(string text) => JsonSerializer.Serialize(text, Readable);

    private static string Data(JsonPart part) => part.Kind switch
    {
        JsonValueKind.Object => Object(part.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, Data(entry.Value)))),
        JsonValueKind.Array => $"[{string.Join(',', part.Items.Select(Data))}]",
        JsonValueKind.String => Text(part.Text),
        JsonValueKind.Number => JsonNumber.Normal(part.Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Object(IEnumerable<(string Key, string Value)> entries)
    {
        var text = new StringBuilder("{");
        foreach (var (key, value) in entries)
            text.Append(text.Length > 1 ? "," : "").Append(Text(key)).Append(':').Append(value);
        return text.Append('}').ToString();
    }
}
