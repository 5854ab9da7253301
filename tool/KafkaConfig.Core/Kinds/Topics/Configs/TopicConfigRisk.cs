using System.Globalization;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Says what a change of one value endangers.</summary>
public static class TopicConfigRisk
{
    /// <summary>Null where the catalogue says nothing of this direction, or a value is unknown.</summary>
    public static ConfigRisk? Of(TopicConfigSpec? spec, string? before, string? after)
    {
        if (spec is null || before is null || after is null || before == after)
            return null;
        foreach (var transition in spec.Transitions)
        {
            if (Matches(transition.From, before) && Matches(transition.To, after))
                return transition.Risk;
        }

        return Rank(spec, before) is { } low && Rank(spec, after) is { } high && low != high ? (high > low ? spec.Raise : spec.Lower) : null;
    }

    private static bool Matches(string pattern, string value) => pattern == "*" || TopicConfigValue.Normalize(null, Sorted(pattern)) == Sorted(value);

    private static string Sorted(string value) => string.Join(',', value.Split(',').Order(StringComparer.Ordinal));

    // false before true; "unlimited" above every number.
    private static double? Rank(TopicConfigSpec spec, string value)
    {
        if (spec.Type == TopicConfigType.Boolean)
            return value == "true" ? 1 : 0;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        return number < 0 && spec.HasUnlimited ? double.PositiveInfinity : number;
    }
}
