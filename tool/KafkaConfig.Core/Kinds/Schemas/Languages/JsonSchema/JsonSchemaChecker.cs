using System.Text.RegularExpressions;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Checks a JSON text as a schema, as far as it tells by itself.</summary>
internal sealed class JsonSchemaChecker(SourceFile file, JsonPart root, JsonSchemaIndex index, List<Finding> findings)
{
    // Comparing every lost reference with every place of a huge schema takes minutes.
    private const int MostCompared = 300;

    public void Check()
    {
        var validator = new JsonSchemaValidator(root);
        foreach (var schema in index.Schemas.Where(schema => schema.IsObject))
        {
            foreach (var (part, expected, found) in validator.Validate(schema))
                Report(part, $"Expected {expected}{Behind(schema, part)}, found {found}.", Hint(schema, part));
            CheckKeys(schema);
            CheckTypes(schema["type"]);
            CheckBounds(schema);
            CheckPatterns(schema);
            CheckDraft(schema);
        }

        foreach (var reference in index.References.Where(index.IsOwn))
        {
            if (index.Find(reference) is null)
                Report(reference.At, $"'{reference.At.Text}' leads nowhere in this schema.", Meant(reference.At.Text, index.Targets));
        }
    }

    /// <summary>The suggestion for a reference that leads nowhere.</summary>
    public static string? Meant(string reference, IEnumerable<string> targets)
    {
        var known = targets.Take(MostCompared + 1).ToList();
        if (known.Count > MostCompared)
            return null;
        // #Money and #/definitions/Money are usually meant for #/$defs/Money, which is many edits away.
        var last = reference[(reference.LastIndexOfAny(['/', '#']) + 1)..];
        var nearest = NearestName.Of(reference, known) ?? known.FirstOrDefault(target => last.Length > 0 && target.EndsWith("/" + last, StringComparison.Ordinal));
        return nearest is null ? null : $"Did you mean '{nearest}'?";
    }

    private static string Behind(JsonPart schema, JsonPart part)
    {
        foreach (var entry in schema.Entries)
        {
            if (entry.Value == part || entry.Value.Items.Contains(part))
                return $" for '{entry.Key}'";
            if (entry.Value.Entries.Find(inner => inner.Value == part || inner.Value.Items.Contains(part)) is { } named)
                return $" for '{named.Key}' of '{entry.Key}'";
        }

        return "";
    }

    private static string? Hint(JsonPart schema, JsonPart part) => schema["required"] == part && part.IsBoolean ? "List the names of required properties beside 'properties': \"required\": [\"id\"]" : null;

    private void CheckKeys(JsonPart schema)
    {
        foreach (var entry in schema.Entries)
        {
            if (!JsonSchemaKeywords.All.Contains(entry.Key) && JsonSchemaKeywords.Meant(entry.Key) is { } meant)
                findings.Add(file.Finding(ShapeRules.UnknownKey, entry.Line, entry.Column, $"JSON Schema has no keyword '{entry.Key}'; it would be ignored.", $"Did you mean '{meant}'?"));
        }
    }

    private void CheckTypes(JsonPart? type)
    {
        foreach (var name in (type is null ? [] : type.IsArray ? type.Items : [type]).Where(part => part.IsText && !JsonSchemaKeywords.TypeNames.Contains(part.Text)))
        {
            var nearest = NearestName.Of(name.Text, JsonSchemaKeywords.TypeNames);
            Report(name, $"'{name.Text}' is no type: there are {string.Join(", ", JsonSchemaKeywords.TypeNames)}.", nearest is null ? null : $"Did you mean '{nearest}'?");
        }
    }

    private void CheckBounds(JsonPart schema)
    {
        foreach (var (lower, upper) in JsonSchemaKeywords.Bounds)
        {
            if (schema[lower] is { IsNumber: true } least && schema[upper] is { IsNumber: true } most && JsonNumber.IsLess(most.Text, least.Text))
                Report(most, $"'{upper}' is {most.Text}, below '{lower}', which is {least.Text}: nothing can fit.");
        }
    }

    private void CheckPatterns(JsonPart schema)
    {
        if (schema["pattern"] is { IsText: true } pattern && Problem(pattern.Text) is { } problem)
            Report(pattern, $"'{pattern.Text}' is no regular expression: {problem}");
        foreach (var entry in schema["patternProperties"]?.Entries ?? [])
        {
            if (Problem(entry.Key) is { } wrong)
                findings.Add(file.Finding(ShapeRules.InvalidSchema, entry.Line, entry.Column, $"'{entry.Key}' is no regular expression: {wrong}"));
        }
    }

    private static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (RegexParseException exception)
        {
            // Legal for JavaScript or Java, unknown to .NET.
            if (exception.Error is RegexParseError.NestedQuantifiersNotParenthesized or RegexParseError.UnrecognizedEscape or RegexParseError.UnrecognizedUnicodeProperty or RegexParseError.InsufficientOrInvalidHexDigits
                || pattern.Contains("[^]", StringComparison.Ordinal))
            {
                return null;
            }

            return exception.Message.IndexOf("' at offset", StringComparison.Ordinal) is var start and >= 0 ? exception.Message[(start + 2)..].TrimStart() : exception.Message;
        }
    }

    private void CheckDraft(JsonPart schema)
    {
        foreach (var keyword in new[] { "exclusiveMinimum", "exclusiveMaximum" })
        {
            var bound = keyword == "exclusiveMinimum" ? "minimum" : "maximum";
            if (schema[keyword] is { IsBoolean: true } flag && index.Draft != JsonSchemaDraft.Draft04)
                Report(flag, $"'{keyword}' is a number since draft 06; true and false belong to draft 04.", $"Write the bound itself: \"{keyword}\": {schema[bound]?.Text ?? "0"}, without '{bound}'.");
            else if (schema[keyword] is { IsNumber: true } number && index.Draft == JsonSchemaDraft.Draft04)
                Report(number, $"'{keyword}' is true or false in draft 04; a number belongs to draft 06 and later.");
        }

        if (schema["items"] is { IsArray: true } list && index.Draft == JsonSchemaDraft.Draft202012)
            Report(list, "'items' is one schema since 2020-12; a list of them is 'prefixItems'.", "Rename the keyword to 'prefixItems'.");
    }

    private void Report(JsonPart at, string what, string? safeWay = null) => findings.Add(file.Finding(ShapeRules.InvalidSchema, at.Line, at.Column, what, safeWay));
}
