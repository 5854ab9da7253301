using System.Globalization;
using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Evaluates the predicates of a constraint on one topic. An offline check must not refuse what it does not understand: a condition that cannot be
/// evaluated does not hold, an assertion that cannot be evaluated does.</summary>
public sealed class ConstraintCheck(TopicDefinition topic)
{
    private const string Effective = "effective:";

    /// <summary>True where the constraint applies to the topic and is broken.</summary>
    public bool IsBroken(ConfigConstraint constraint)
    {
        for (var index = 0; index < constraint.When.Count; index++)
        {
            if (Evaluate(constraint.When[index], constraint.OnDeclaredOnly) != true)
                return false;
        }

        for (var index = 0; index < constraint.Assert.Count; index++)
        {
            if (Evaluate(constraint.Assert[index], constraint.OnDeclaredOnly) == false)
                return true;
        }

        return false;
    }

    // Null: a value is unknown.
    private bool? Evaluate(ConfigPredicate predicate, bool onDeclaredOnly)
    {
        if (predicate.Operator is "isSet" or "unset")
            return topic.Config(predicate.Field) is null == predicate.Operator is "unset";
        var value = Value(predicate.Field, onDeclaredOnly);
        if (value is null)
            return null;
        var other = predicate.OtherField is { } field ? Value(field, onDeclaredOnly) : predicate.Values.Count > 0 ? predicate.Values[0] : null;
        return predicate.Operator switch
        {
            _ when other is null => null,
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

    private string? Value(string field, bool onDeclaredOnly)
    {
        if (field.StartsWith(Effective, StringComparison.Ordinal))
            return EffectiveLocalRetention(field[Effective.Length..], onDeclaredOnly);
        return field switch
        {
            "name" => topic.Name,
            "partitions" => topic.Partitions.Value.ToString(CultureInfo.InvariantCulture),
            "replicationFactor" => topic.ReplicationFactor.Value.ToString(CultureInfo.InvariantCulture),
            _ => topic.Config(field) ?? (onDeclaredOnly ? null : TopicConfigCatalogue.Instance.Find(field)?.Default),
        };
    }

    // local.retention.* of -2 stands for the whole retention.
    private string? EffectiveLocalRetention(string field, bool onDeclaredOnly)
    {
        var value = Value(field, onDeclaredOnly);
        return value == "-2" && field.StartsWith("local.", StringComparison.Ordinal) ? Value(field["local.".Length..], onDeclaredOnly) : value;
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
