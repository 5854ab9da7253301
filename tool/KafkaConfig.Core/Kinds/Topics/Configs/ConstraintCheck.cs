using System.Globalization;
using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Evaluates the predicates of a constraint on one topic. An offline check must not refuse what it does not understand: a condition that cannot be
/// evaluated does not hold, an assertion that cannot be evaluated does.</summary>
public sealed class ConstraintCheck(TopicDefinition topic, bool onDeclaredOnly)
{
    private const string Effective = "effective:";

    /// <summary>True where the constraint applies to the topic and is broken.</summary>
    public bool IsBroken(ConfigConstraint constraint)
    {
        foreach (var predicate in constraint.When)
        {
            if (Evaluate(predicate) != true)
                return false;
        }

        foreach (var predicate in constraint.Assert)
        {
            if (Evaluate(predicate) == false)
                return true;
        }

        return false;
    }

    // Null: a value is unknown.
    private bool? Evaluate(ConfigPredicate predicate)
    {
        var value = Value(predicate.Field);
        var other = predicate.OtherField is { } field ? Value(field) : predicate.Values.Count > 0 ? predicate.Values[0] : null;
        return predicate.Operator switch
        {
            "isSet" => topic.Config(predicate.Field) is not null,
            "unset" => topic.Config(predicate.Field) is null,
            _ when value is null || other is null => null,
            "eq" => Same(value, other),
            "ne" => !Same(value, other),
            "lt" => Compare(value, other) is { } order ? order < 0 : null,
            "le" => Compare(value, other) is { } order ? order <= 0 : null,
            "gt" => Compare(value, other) is { } order ? order > 0 : null,
            "ge" => Compare(value, other) is { } order ? order >= 0 : null,
            "contains" => Elements(value).Contains(other),
            "notContains" => !Elements(value).Contains(other),
            "inSet" => predicate.Values.Any(choice => Same(value, choice)),
            "matches" => Regex.IsMatch(value, other, RegexOptions.CultureInvariant),
            "startsWith" => value.StartsWith(other, StringComparison.Ordinal),
            "notStartsWith" => !value.StartsWith(other, StringComparison.Ordinal),
            _ => null,
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

    private static bool Same(string left, string right) =>
        left == right || ((left.Contains(',', StringComparison.Ordinal) || right.Contains(',', StringComparison.Ordinal)) && Elements(left).SetEquals(Elements(right)));

    private static HashSet<string> Elements(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    private static int? Compare(string? left, string? right) =>
        long.TryParse(left, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var low) && long.TryParse(right, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var high)
            ? low.CompareTo(high)
            : CompareFractions(left, right);

    private static int? CompareFractions(string? left, string? right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : null;
}
