using System.Text.Json;
using System.Text.RegularExpressions;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Reads the embedded <c>topic-configs.json</c>.</summary>
internal static class TopicConfigCatalogueReader
{
    // A rule of ours reports these, with live numbers (KC1007); the file format checks the two ranges itself.
    private static readonly string[] CoveredElsewhere = ["min-isr-le-rf", "min-isr-lt-rf", "min-isr-durability", "confluent-placement-vs-rf", "no-null-values", "known-names-only"];

    public static TopicConfigCatalogue Read()
    {
        using var stream = typeof(TopicConfigCatalogueReader).Assembly.GetManifestResourceStream("topic-configs.json")
            ?? throw new InvalidOperationException("topic-configs.json is not embedded.");
        using var document = JsonDocument.Parse(stream);
        var specs = new List<TopicConfigSpec>();
        var constraints = new List<ConfigConstraint>();
        var names = new List<InternalTopicName>();
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            switch (Text(entry, "kind"))
            {
                case "config":
                    specs.Add(Spec(entry));
                    break;
                case "constraint" when Text(entry, "scope") == "topic" && Text(entry, "severity") != "info" && !CoveredElsewhere.Contains(Text(entry, "id")):
                    if (Constraint(entry) is { } constraint)
                        constraints.Add(constraint);
                    break;
                case "internal-topic":
                    var name = Required(entry, "name");
                    names.Add(new InternalTopicName(
                        name, entry.GetProperty("isPattern").GetBoolean() ? new Regex(name, RegexOptions.CultureInvariant) : null, Required(entry, "owner")));
                    break;
                default:
                    break;
            }
        }

        return new TopicConfigCatalogue(specs, constraints, names);
    }

    private static TopicConfigSpec Spec(JsonElement entry)
    {
        var special = new List<string>();
        var hasUnlimited = false;
        foreach (var item in entry.GetProperty("specialValues").EnumerateArray())
        {
            var value = Scalar(item.GetProperty("value"));
            var meaning = Text(item, "meaning") ?? "";
            special.Add(value);
            hasUnlimited |= value == "-1" && meaning.Contains("limit", StringComparison.Ordinal) && !meaning.Contains("effective", StringComparison.Ordinal);
        }

        var risk = entry.GetProperty("risk");
        return new TopicConfigSpec
        {
            Name = Required(entry, "name"),
            Type = Enum.Parse<TopicConfigType>(Required(entry, "type"), ignoreCase: true),
            Unit = Text(entry, "unit") switch { "ms" => ValueUnit.Milliseconds, "bytes" => ValueUnit.Bytes, _ => ValueUnit.None },
            Default = Text(entry, "defaultText"),
            Minimum = Number(entry, "min"),
            Maximum = Number(entry, "max"),
            Allowed = Texts(entry.GetProperty("allowedValues")),
            Special = special,
            HasUnlimited = hasUnlimited,
            IsConfluent = Text(entry, "section") == "confluent-server",
            IsRemoved = Text(entry, "status") == "removed",
            IsReadOnly = Text(entry, "status") is "read-only" or "internal",
            ServerSynonyms = Synonyms(entry.GetProperty("serverSynonyms")),
            AddedIn = Text(entry, "addedIn"),
            Description = Text(entry, "description") ?? "",
            Raise = Risk(risk, "raise"),
            Lower = Risk(risk, "lower"),
            Transitions = Transitions(risk),
        };
    }

    private static List<ServerSynonym> Synonyms(JsonElement list)
    {
        var synonyms = new List<ServerSynonym>();
        if (list.ValueKind != JsonValueKind.Array)
            return synonyms;
        foreach (var item in list.EnumerateArray())
            synonyms.Add(new ServerSynonym(Required(item, "name"), Text(item, "convert") switch { "minutes-to-ms" => 60_000, "hours-to-ms" => 3_600_000, _ => 1 }));
        return synonyms;
    }

    private static List<ConfigTransition> Transitions(JsonElement risk)
    {
        var transitions = new List<ConfigTransition>();
        if (risk.ValueKind != JsonValueKind.Object || !risk.TryGetProperty("transitions", out var list) || list.ValueKind != JsonValueKind.Array)
            return transitions;
        foreach (var item in list.EnumerateArray())
            transitions.Add(new ConfigTransition(Required(item, "from"), Required(item, "to"), new ConfigRisk(Required(item, "class"), Required(item, "reason"))));
        return transitions;
    }

    private static ConfigConstraint? Constraint(JsonElement entry)
    {
        var asserts = Predicates(entry.GetProperty("assert"));
        var when = Predicates(entry.GetProperty("when"));
        // Without an assertion, or with one that asks for more than two values, the rule is in words alone.
        if (asserts is null or [] || when is null)
            return null;
        return new ConfigConstraint(
            Required(entry, "id"), Text(entry, "severity") == "error", Text(entry, "evaluate") == "declared", Texts(entry.GetProperty("fields")), when, asserts,
            Required(entry, "rule"), Required(entry, "reason"), Text(entry, "sinceVersion"), Text(entry, "untilVersion"));
    }

    private static List<ConfigPredicate>? Predicates(JsonElement list)
    {
        var predicates = new List<ConfigPredicate>();
        foreach (var item in list.EnumerateArray())
        {
            if (Text(item, "field") is not { } field || field.Contains(':', StringComparison.Ordinal) && !field.StartsWith("effective:", StringComparison.Ordinal))
                return null;
            var value = item.TryGetProperty("value", out var given) ? given : default;
            List<string> values = value.ValueKind == JsonValueKind.Array ? Texts(value) : value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? [] : [Scalar(value)];
            // A list as the right side of eq is one value, a list of lists a choice.
            if (value.ValueKind == JsonValueKind.Array && Text(item, "op") is "eq" or "ne")
                values = [string.Join(',', values)];
            predicates.Add(new ConfigPredicate(field, Required(item, "op"), values, Text(item, "otherField")));
        }

        return predicates;
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(',', Texts(value)),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static List<string> Texts(JsonElement list)
    {
        var texts = new List<string>();
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
                texts.Add(Scalar(item));
        }

        return texts;
    }

    private static string Required(JsonElement entry, string name) => Text(entry, name) ?? throw new InvalidDataException($"topic-configs.json: an entry lacks {name}.");

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static ConfigRisk? Risk(JsonElement risk, string name) =>
        risk.ValueKind == JsonValueKind.Object && risk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new ConfigRisk(Required(value, "class"), Required(value, "reason"))
            : null;
}
