using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Whether a default fits its field's type. A lenient parser takes any, and the first reader that needs it stops.</summary>
internal sealed class AvroDefaults(Func<string, AvroNamed?> named)
{
    private const int MaximumDepth = 60;

    /// <summary>Where it does not fit, and what is expected there; null where it fits, or rests on a type that nobody here knows.</summary>
    public (JsonPart Part, string Expected)? Problem(AvroType type, JsonPart value, int depth = 0)
    {
        if (depth > MaximumDepth)
            return null;
        switch (type)
        {
            case AvroReference reference:
                return named(reference.FullName) is { } definition ? Problem(definition, value, depth + 1) : null;
            case AvroUnion union:
                return Problem(union.Branches[0], value, depth + 1) is { } problem ? problem with { Expected = $"{problem.Expected}, as the first type of the union says" } : null;
            case AvroPrimitive primitive:
                return Fits(primitive.Name, value) ? null : (value, Article(primitive.Name));
            case AvroEnum symbols:
                return value.IsText && symbols.Symbols.Contains(value.Text) ? null : (value, $"one of {string.Join(", ", symbols.Symbols)}");
            case AvroFixed bytes:
                return value.IsText && value.Text.All(character => character <= 0xFF) && value.Text.Length == bytes.Size ? null : (value, FormattableString.Invariant($"a text of {bytes.Size} characters, one a byte"));
            case AvroArray array:
                return value.IsArray ? First(value.Items.Select(item => Problem(array.Items, item, depth + 1))) : (value, "a list");
            case AvroMap map:
                return value.IsObject ? First(value.Entries.Select(entry => Problem(map.Values, entry.Value, depth + 1))) : (value, "an object");
            case AvroRecord record:
                return value.IsObject ? First(record.Fields.Select(field => FieldProblem(field, value, depth))) : (value, "an object");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private (JsonPart Part, string Expected)? FieldProblem(AvroField field, JsonPart value, int depth) => value[field.Name] is { } given
        ? Problem(field.Type, given, depth + 1)
        : field.Default is null ? (value, $"an object with the field '{field.Name}', which has no default") : null;

    private static (JsonPart Part, string Expected)? First(IEnumerable<(JsonPart Part, string Expected)?> problems) => problems.FirstOrDefault(problem => problem is not null);

    private static bool Fits(string name, JsonPart value) => name switch
    {
        "null" => value.Kind == System.Text.Json.JsonValueKind.Null,
        "boolean" => value.IsBoolean,
        "int" => value.IsNumber && JsonNumber.Whole(value.Text) is >= int.MinValue and <= int.MaxValue,
        "long" => value.IsNumber && JsonNumber.Whole(value.Text) is not null,
        "float" or "double" => value.IsNumber,
        "bytes" => value.IsText && value.Text.All(character => character <= 0xFF),
        _ => value.IsText,
    };

    private static string Article(string name) => name switch
    {
        "null" => "null",
        "boolean" => "true or false",
        "int" => "a whole number of 32 bits",
        "long" => "a whole number of 64 bits",
        "float" or "double" => "a number",
        "bytes" => "a text, one character a byte",
        _ => "a text",
    };
}
