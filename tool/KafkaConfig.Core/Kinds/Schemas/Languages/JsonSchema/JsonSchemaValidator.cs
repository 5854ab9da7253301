using System.Text.Json;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Holds one schema against the meta-schema. The only place that knows the library: what users write is to it an instance, never a schema, so that it follows none of their references.</summary>
internal sealed class JsonSchemaValidator
{
    private static readonly Lazy<NJsonSchema.JsonSchema> MetaSchema = new(Load);

    private readonly Dictionary<JToken, JsonPart> _parts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsonPart, JToken> _tokens = [];

    /// <param name="root">The whole text.</param>
    public JsonSchemaValidator(JsonPart root) => Convert(root);

    /// <summary>Each value that is not what its keyword takes, and what it should be. Schemas within <paramref name="schema"/> are not looked into.</summary>
    public IEnumerable<(JsonPart Part, string Expected, string Found)> Validate(JsonPart schema)
    {
        foreach (var error in MetaSchema.Value.Validate(_tokens[schema]).SelectMany(Innermost))
        {
            var token = error.Token is JProperty property ? property.Value : error.Token;
            if (token is null || !_parts.TryGetValue(token, out var part))
                part = schema;
            yield return (part, error.Schema.ActualSchema.Description ?? "something else", error.Kind == ValidationErrorKind.ItemsNotUnique ? "one of them twice" : part.Noun);
        }
    }

    // What is wrong within a list or a map is told as a mistake of the whole, with the real one inside; where several types are allowed, once for each of them.
    private static IEnumerable<ValidationError> Innermost(ValidationError error) => error switch
    {
        ChildSchemaValidationError { Kind: ValidationErrorKind.AdditionalPropertiesNotValid or ValidationErrorKind.ArrayItemNotValid } outer => outer.Errors.SelectMany(inner => inner.Value).SelectMany(Innermost),
        MultiTypeValidationError choice when choice.Errors.FirstOrDefault(inner => inner.Key == TypeOf(error.Token)).Value is { } meant => meant.SelectMany(Innermost),
        _ => [error],
    };

    private static JsonObjectType TypeOf(JToken? token) => token?.Type switch
    {
        JTokenType.Array => JsonObjectType.Array,
        JTokenType.Object => JsonObjectType.Object,
        _ => JsonObjectType.None,
    };

    private JToken Convert(JsonPart part)
    {
        var token = part.Kind switch
        {
            JsonValueKind.Object => new JObject(part.Entries.Select(entry => new JProperty(entry.Key, Convert(entry.Value)))),
            JsonValueKind.Array => new JArray(part.Items.Select(Convert)),
            JsonValueKind.String => new JValue(part.Text),
            JsonValueKind.Number => Number(part.Text),
            JsonValueKind.True or JsonValueKind.False => new JValue(part.Kind == JsonValueKind.True),
            _ => (JToken)JValue.CreateNull(),
        };
        _parts[token] = part;
        _tokens[part] = token;
        return token;
    }

    // A whole number stays one however large it is; which one makes no difference to any keyword.
    private static JValue Number(string text)
    {
        if (JsonNumber.Whole(text) is { } whole)
            return new JValue(whole);
        var normal = JsonNumber.Normal(text);
        return normal.Contains('.', StringComparison.Ordinal) || normal.Contains("e-", StringComparison.Ordinal)
            ? new JValue(JsonNumber.Approximate(text))
            : new JValue(normal[0] == '-' ? long.MinValue : long.MaxValue);
    }

    private static NJsonSchema.JsonSchema Load()
    {
        using var stream = typeof(JsonSchemaValidator).Assembly.GetManifestResourceStream("meta-schema.json") ?? throw new InvalidOperationException("The meta-schema is not embedded.");
        using var reader = new StreamReader(stream);
        // Nothing is awaited: without a path, the library reads from memory.
        return NJsonSchema.JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
    }
}
