using System.Globalization;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>Brings values of topic configs, from files and from brokers, into the one form that is compared and sent.</summary>
public static class TopicConfigValue
{
    private const int MaximumLength = 32_767;

    /// <summary>Reads what a file says. False with a sentence, and where there is one the nearest legal value, for anything that a broker would refuse.</summary>
    public static bool TryParse(TopicConfigSpec spec, string text, out string value, out string problem, out string? nearest)
    {
        (value, problem, nearest) = ("", "", null);
        var trimmed = text.Trim();
        if (trimmed.Length > MaximumLength)
        {
            problem = "is longer than 32,767 bytes";
            return false;
        }

        switch (spec.Type)
        {
            case TopicConfigType.Long or TopicConfigType.Int:
                return TryParseInteger(spec, trimmed, out value, out problem, out nearest);
            case TopicConfigType.Double:
                if (!double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) || !double.IsFinite(ratio) || ratio < spec.Minimum || ratio > spec.Maximum)
                {
                    problem = $"is not {Range(spec, "a number")}";
                    return false;
                }

                value = ratio.ToString("0.0###############", CultureInfo.InvariantCulture);
                return true;
            case TopicConfigType.Boolean:
                value = trimmed.ToLowerInvariant();
                if (value is "true" or "false")
                    return true;
                (problem, nearest) = ("is not true or false", NearestName.Of(trimmed, ["true", "false"]));
                return false;
            case TopicConfigType.List:
                return TryParseList(spec, trimmed, out value, out problem, out nearest);
            default:
                value = trimmed;
                if (spec.Allowed.Count == 0 || spec.Allowed.Contains(trimmed))
                    return true;
                (problem, nearest) = ($"is none of {string.Join(", ", spec.Allowed)}", NearestName.Of(trimmed, spec.Allowed));
                return false;
        }
    }

    /// <summary>The form in which a live value is compared; a value that this version cannot read stays as it is.</summary>
    public static string Normalize(TopicConfigSpec? spec, string live)
    {
        if (spec is null)
            return live;
        return spec.Type switch
        {
            TopicConfigType.List => ListOf(live),
            TopicConfigType.Double when double.TryParse(live, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number.ToString("0.0###############", CultureInfo.InvariantCulture),
            // Any negative size means unlimited, and is the same to the broker.
            TopicConfigType.Long when spec.Name == "retention.bytes" && live.StartsWith('-') => "-1",
            _ => live,
        };
    }

    /// <summary>The same for what a person wrote of a config by name; what is no value of it stays as it is.</summary>
    public static string NormalizeWritten(string config, string written) => TopicConfigCatalogue.Instance.Find(config) is { } spec && TryParse(spec, written, out var value, out _, out _) ? value : written;

    private static bool TryParseInteger(TopicConfigSpec spec, string text, out string value, out string problem, out string? nearest)
    {
        (value, problem, nearest) = ("", "", null);
        if (text == HumanUnits.Unlimited)
        {
            value = "-1";
            problem = $"cannot be unlimited: it is {Range(spec, "a whole number")}";
            return spec.HasUnlimited;
        }

        if (!IntegerShape.TryRead(text, out var number) && !HumanUnits.TryParse(text, spec.Unit, out number))
        {
            problem = $"is not {HumanUnits.Examples(spec.Unit)}";
            nearest = HumanUnits.Nearest(text, spec.Unit);
            return false;
        }

        value = number.ToString(CultureInfo.InvariantCulture);
        var isSpecial = spec.Special.Contains(value);
        if (!isSpecial && (number < spec.Minimum || number > spec.Maximum || (spec.Type == TopicConfigType.Int && number is > int.MaxValue or < int.MinValue)))
        {
            problem = $"is out of range: expected {Range(spec, "a whole number")}";
            nearest = number < 0 && spec.HasUnlimited ? HumanUnits.Unlimited : null;
            return false;
        }

        if (spec.Name == "retention.bytes" && number < -1)
        {
            (problem, nearest) = ("is out of range: expected a number of bytes, or unlimited", HumanUnits.Unlimited);
            return false;
        }

        return true;
    }

    private static bool TryParseList(TopicConfigSpec spec, string text, out string value, out string problem, out string? nearest)
    {
        (value, problem, nearest) = (ListOf(text), "", null);
        var elements = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (text.Length > 0 && elements.Length == 0)
        {
            problem = "names no element";
            return false;
        }

        if (spec.Allowed.Count == 0)
            return true;
        if (elements.FirstOrDefault(element => !spec.Allowed.Contains(element)) is { } unknown)
        {
            (problem, nearest) = ($"is not made of {string.Join(" and ", spec.Allowed)}", NearestName.Of(unknown, spec.Allowed));
            return false;
        }

        if (elements.Distinct(StringComparer.Ordinal).Count() == elements.Length)
            return true;
        problem = "names an element twice";
        return false;
    }

    // Brokers keep the order and give it no meaning.
    private static string ListOf(string text) =>
        string.Join(',', text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Range(TopicConfigSpec spec, string kind)
    {
        var unit = spec.Unit switch { ValueUnit.Milliseconds => " of milliseconds", ValueUnit.Bytes => " of bytes", _ => "" };
        var maximum = spec.Maximum ?? (spec.Type == TopicConfigType.Int ? int.MaxValue : null);
        var range = (spec.Minimum, maximum) switch
        {
            (null, null) => "",
            ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $" from {low:0.###}"),
            (null, { } high) => string.Create(CultureInfo.InvariantCulture, $" up to {high:0.###}"),
            ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" from {low:0.###} to {high:0.###}"),
        };
        return kind + unit + range + (spec.HasUnlimited ? ", or unlimited" : "");
    }
}
