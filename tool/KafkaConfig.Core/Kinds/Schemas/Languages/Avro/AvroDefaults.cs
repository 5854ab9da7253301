using System.Globalization;
using System.Text.Json;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Checks defaults of fields against their types, deeply. Types that nobody has defined yet are left alone.</summary>
internal sealed class AvroDefaults(SourceFile file, Func<string, AvroNamed?> find, List<Finding> findings)
{
    // Whether a value fits is asked without advice: advice asks again of every branch of every union inside.
    private bool _givesAdvice = true;

    private const char LargestByte = '\u00ff';

    public void Check(AvroField field)
    {
        if (field.Default is { } value)
            Check(value, field.Type, $"The default of field {field.Name}");
    }

    private void Check(JsonPart value, AvroType type, string subject)
    {
        switch (type)
        {
            case AvroReference reference:
                if (find(reference.FullName) is { } definition)
                    Check(value, definition, subject);
                break;
            case AvroUnion union when union.Branches.Count > 0:
                CheckUnion(value, union, subject);
                break;
            case AvroPrimitive primitive:
                CheckPrimitive(value, primitive, subject);
                break;
            case AvroArray array when Is(value, JsonValueKind.Array, array, subject):
                foreach (var item in value.Items)
                    Check(item, array.Items, $"{subject}: an item");
                break;
            case AvroMap map when Is(value, JsonValueKind.Object, map, subject):
                foreach (var entry in value.Entries)
                    Check(entry.Value, map.Values, $"{subject}: the value of '{entry.Key}'");
                break;
            case AvroRecord record when Is(value, JsonValueKind.Object, record, subject):
                CheckRecord(value, record, subject);
                break;
            case AvroEnum choice when Is(value, JsonValueKind.String, choice, subject):
                if (!choice.Symbols.Contains(value.Text))
                    Fail(value, $"{subject} is '{value.Text}', which is no symbol of {choice.FullName}.", Nearest(value.Text, choice.Symbols) ?? $"Use one of {string.Join(", ", choice.Symbols)}.");
                break;
            case AvroFixed bytes when Is(value, JsonValueKind.String, bytes, subject) && AreBytes(value, subject):
                if (value.Text.Length != bytes.Size)
                    Fail(value, $"{subject} has the length {value.Text.Length}; {bytes.FullName} has the size {bytes.Size}.", $"Write {bytes.Size} characters, one for each byte, such as \\u00ff.");
                break;
        }
    }

    private void CheckUnion(JsonPart value, AvroUnion union, string subject)
    {
        // Later specifications allow any branch; clients of the earlier ones fail on the schema, so the first it is.
        if (!_givesAdvice)
        {
            Check(value, union.Branches[0], subject);
            return;
        }

        var found = new List<Finding>();
        new AvroDefaults(file, find, found).Check(value, union.Branches[0], subject);
        if (found.Count == 0)
            return;
        var fitting = union.Branches.Skip(1).FirstOrDefault(branch =>
        {
            var others = new List<Finding>();
            new AvroDefaults(file, find, others) { _givesAdvice = false }.Check(value, branch, subject);
            return others.Count == 0;
        });
        var first = union.Branches[0] is AvroReference reference && find(reference.FullName) is { } definition ? definition : union.Branches[0];
        if (fitting is null && found.Count == 1 && value.Kind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String && first is not AvroPrimitive { Name: "null" })
        {
            findings.Add(found[0] with { SafeWay = $"A union's default must fit its first branch, {first}. {found[0].SafeWay}".TrimEnd() });
            return;
        }

        Fail(
            value, $"{subject} is {Show(value)}; expected {Expected(first)}, because the union's first branch is {first}.",
            fitting is null ? $"A union's default must fit its first branch, {first}." : $"A union's default must fit its first branch: move {fitting} to the front of the union.");
    }

    private void CheckRecord(JsonPart value, AvroRecord record, string subject)
    {
        foreach (var field in record.Fields)
        {
            if (value[field.Name] is { } part)
                Check(part, field.Type, $"{subject}: its {field.Name}");
            else if (field.Default is null)
                Fail(value, $"{subject} lacks {field.Name}, a field of {record.FullName} without a default.", $"Add \"{field.Name}\" to the default.");
        }

        foreach (var entry in value.Entries.Where(entry => record.Fields.All(field => field.Name != entry.Key)))
        {
            findings.Add(file.Finding(
                ShapeRules.InvalidSchema, entry.Line, entry.Column, $"{subject} has '{entry.Key}', which is no field of {record.FullName}.",
                Nearest(entry.Key, record.Fields.Select(field => field.Name)) ?? "Take it out."));
        }
    }

    private void CheckPrimitive(JsonPart value, AvroPrimitive type, string subject)
    {
        var fits = type.Name switch
        {
            "null" => value.Kind == JsonValueKind.Null,
            "boolean" => value.IsBoolean,
            "int" => value.Kind == JsonValueKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "long" => value.Kind == JsonValueKind.Number && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "float" or "double" => value.Kind == JsonValueKind.Number,
            _ => value.Kind == JsonValueKind.String,
        };
        if (!fits)
            Fail(value, $"{subject} is {Show(value)}; expected {Expected(type)}.", Hint(value, type.Name));
        else if (type.Name == "bytes")
            AreBytes(value, subject);
    }

    private bool AreBytes(JsonPart value, string subject)
    {
        if (value.Text.FirstOrDefault(character => character > LargestByte) is not (var large and not '\0'))
            return true;
        Fail(value, $"{subject} holds '{large}', which is no byte: each character stands for one, up to \\u00ff.", "Write each byte as \\u0000 to \\u00ff.");
        return false;
    }

    private bool Is(JsonPart value, JsonValueKind kind, AvroType type, string subject)
    {
        if (value.Kind == kind)
            return true;
        Fail(value, $"{subject} is {Show(value)}; expected {Expected(type)}.", null);
        return false;
    }

    private static string Show(JsonPart value) => value.Kind switch
    {
        JsonValueKind.String when value.Text.Length <= 40 => $"the text \"{value.Text}\"",
        JsonValueKind.Number => value.Text,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.KindName,
    };

    private static string Expected(AvroType type) => type switch
    {
        AvroPrimitive { Name: "null" } => "null",
        AvroPrimitive { Name: "boolean" } => "true or false",
        AvroPrimitive { Name: "int" } => "a whole number of 32 bits (int)",
        AvroPrimitive { Name: "long" } => "a whole number of 64 bits (long)",
        AvroPrimitive { Name: "float" or "double" } number => $"a number ({number.Name})",
        AvroPrimitive primitive => $"a text ({primitive.Name})",
        AvroArray => "an array",
        AvroMap => "an object with a value for each key of the map",
        AvroRecord record => $"an object with the fields of {record.FullName}",
        AvroEnum choice => $"a symbol of {choice.FullName}",
        AvroFixed bytes => $"a text of {bytes.Size} characters, one for each byte of {bytes.FullName}",
        _ => type.ToString(),
    };

    private static string? Hint(JsonPart value, string type) => (value.Kind, type) switch
    {
        (JsonValueKind.String, "int" or "long" or "float" or "double") when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "Take the quotes off.",
        (JsonValueKind.String, "boolean") when value.Text is "true" or "false" => "Take the quotes off.",
        (JsonValueKind.String, "null") when value.Text == "null" => "Take the quotes off.",
        (JsonValueKind.Number, "string") => $"Did you mean \"{value.Text}\"?",
        (JsonValueKind.Null, _) => $"Make the type a union that begins with null: [\"null\", \"{type}\"].",
        _ => null,
    };

    private static string? Nearest(string text, IEnumerable<string> known) => NearestName.Of(text, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    private void Fail(JsonPart place, string what, string? safeWay) => findings.Add(file.Finding(ShapeRules.InvalidSchema, place.Line, place.Column, what, safeWay));
}
