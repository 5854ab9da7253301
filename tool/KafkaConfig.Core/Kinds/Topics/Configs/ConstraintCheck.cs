using System.Globalization;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Evaluates the predicates of a constraint on one topic. What it cannot evaluate holds: an offline check must not refuse what it does not understand.</summary>
public sealed class ConstraintCheck(TopicDefinition topic, bool onDeclaredOnly)
{
    private const string Effective = "effective:";

    public bool Holds(ConfigPredicate predicate)
    {
        var value = Value(predicate.Field);
        var other = predicate.OtherField is { } field ? Value(field) : predicate.Values.Count > 0 ? predicate.Values[0] : null;
        return predicate.Operator switch
        {
            "isSet" => topic.Config(predicate.Field) is not null,
            "unset" => topic.Config(predicate.Field) is null,
            "eq" => value is null || other is null || Same(value, other),
            "ne" => value is null || other is null || !Same(value, other),
            "lt" => Compare(value, other) is not >= 0,
            "le" => Compare(value, other) is not > 0,
            "gt" => Compare(value, other) is not <= 0,
            "ge" => Compare(value, other) is not < 0,
            "contains" => value is null || Elements(value).Contains(predicate.Values[0]),
            "notContains" => value is null || !Elements(value).Contains(predicate.Values[0]),
            "inSet" => value is null || predicate.Values.Any(choice => Same(value, choice)),
            "matches" => value is null || System.Text.RegularExpressions.Regex.IsMatch(value, predicate.Values[0], System.Text.RegularExpressions.RegexOptions.CultureInvariant),
            "startsWith" => value is null || value.StartsWith(predicate.Values[0], StringComparison.Ordinal),
            "notStartsWith" => value is null || !value.StartsWith(predicate.Values[0], StringComparison.Ordinal),
            _ => true,
        };
    }

    private string? Value(string field)
    {
        if (field.StartsWith(Effective, StringComparison.Ordinal))
            return EffectiveLocalRetention(field[Effective.Length..]);
        return field switch
        {
            "name" => topic.Name,
            "partitions" => topic.Partitions.Value.ToString(CultureInfo.InvariantCulture),
            "replicationFactor" => topic.ReplicationFactor.Value.ToString(CultureInfo.InvariantCulture),
            _ => topic.Config(field) ?? (onDeclaredOnly ? null : TopicConfigCatalogue.Instance.Find(field)?.Default),
        };
    }

    // local.retention.* of -2 stands for the whole retention.
    private string? EffectiveLocalRetention(string field)
    {
        var value = Value(field);
        return value == "-2" && field.StartsWith("local.", StringComparison.Ordinal) ? Value(field["local.".Length..]) : value;
    }

    private static bool Same(string left, string right) => Elements(left).SetEquals(Elements(right));

    private static HashSet<string> Elements(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    private static int? Compare(string? left, string? right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : null;
}
