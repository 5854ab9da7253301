using System.Globalization;

namespace KafkaConfig.Core.Model;

/// <summary>Durations (<c>7d</c>) and sizes (<c>2MiB</c>) as people write them, and back.</summary>
public static class HumanUnits
{
    public const string Unlimited = "unlimited";

    // Largest first: a value is shown in the largest unit that divides it. Weeks are read, never shown: everybody says 7d.
    private static readonly (string Suffix, long Factor)[] Durations =
        [("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    private static readonly (string Suffix, long Factor)[] Sizes =
        [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1)];

    /// <summary>Reads a whole number with a unit of <paramref name="unit"/>; false where the text is not one, or does not fit 64 bits.</summary>
    public static bool TryParse(string text, ValueUnit unit, out long value)
    {
        value = 0;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits == 0 || digits == text.Length || (digits > 1 && text[0] == '0'))
            return false;
        foreach (var (suffix, factor) in Table(unit))
        {
            if (!text.AsSpan(digits).SequenceEqual(suffix))
                continue;
            return long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && TryMultiply(number, factor, out value);
        }

        return false;
    }

    /// <summary>The short form of a value, or null where it has none that says more than the number: <c>604800000</c> is <c>7d</c>.</summary>
    public static string? TryFormat(long value, ValueUnit unit)
    {
        if (unit == ValueUnit.None || value <= 0)
            return null;
        foreach (var (suffix, factor) in Table(unit))
        {
            if (factor > 1 && suffix != "w" && value % factor == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{value / factor}{suffix}");
        }

        return null;
    }

    /// <summary>A value of Kafka with its short form behind it: <c>604800000 (7d)</c>, <c>-1 (unlimited)</c>.</summary>
    public static string Describe(string value, ValueUnit unit)
    {
        if (unit == ValueUnit.None || !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return value;
        if (number == -1)
            return $"{value} ({Unlimited})";
        return TryFormat(number, unit) is { } shortForm ? $"{value} ({shortForm})" : value;
    }

    /// <summary>The units that a message offers.</summary>
    public static string Examples(ValueUnit unit) => unit switch
    {
        ValueUnit.Milliseconds => "a whole number of milliseconds, or one with ms, s, m, h, d or w, such as 7d",
        ValueUnit.Bytes => "a whole number of bytes, or one with B, KiB, MiB or GiB, such as 2MiB",
        _ => "a whole number",
    };

    /// <summary>What a mistyped duration or size probably meant: <c>7 days</c> is <c>7d</c>. Null where nothing is near.</summary>
    public static string? Nearest(string text, ValueUnit unit)
    {
        var digits = new string([.. text.TakeWhile(char.IsAsciiDigit)]);
        var word = text[digits.Length..].Trim().ToLowerInvariant();
        if (digits.Length == 0 || word.Length == 0)
            return null;
        string? suffix = unit switch
        {
            ValueUnit.Milliseconds => word switch
            {
                _ when word.StartsWith("mil", StringComparison.Ordinal) || word == "ms" => "ms",
                _ when word.StartsWith("mo", StringComparison.Ordinal) => null,
                _ when "smhdw".Contains(word[0], StringComparison.Ordinal) => word[..1],
                _ => null,
            },
            ValueUnit.Bytes => word[0] switch { 'k' => "KiB", 'm' => "MiB", 'g' => "GiB", 'b' => "B", _ => null },
            _ => null,
        };
        return suffix is null ? null : digits.TrimStart('0').PadLeft(1, '0') + suffix;
    }

    private static (string Suffix, long Factor)[] Table(ValueUnit unit) => unit switch
    {
        ValueUnit.Milliseconds => Durations,
        ValueUnit.Bytes => Sizes,
        _ => [],
    };

    private static bool TryMultiply(long number, long factor, out long product)
    {
        var wide = (Int128)number * factor;
        product = wide > long.MaxValue ? 0 : (long)wide;
        return wide <= long.MaxValue;
    }
}
