using System.Globalization;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

/// <summary>Numbers as JSON writes them: of any size, and one value in many spellings.</summary>
internal static class JsonNumber
{
    private const int LongestPlain = 21;

    /// <summary>The same text for the same value: <c>1</c> for <c>1.0</c> and <c>10e-1</c>.</summary>
    public static string Normal(string text)
    {
        var isNegative = text[0] == '-';
        var unsigned = isNegative ? text[1..] : text;
        var mark = unsigned.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? unsigned : unsigned[..mark];
        var exponent = 0;
        if (mark >= 0 && (!int.TryParse(unsigned[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > 1_000_000))
            return mantissa.All(character => character is '0' or '.') ? "0" : text;
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        if (dot >= 0)
            exponent -= mantissa.Length - dot - 1;
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        return significant.Length == 0 ? "0" : (isNegative ? "-" : "") + Write(significant, exponent);
    }

    /// <summary>Null where it is no whole number, or a huge one.</summary>
    public static long? Whole(string text) => long.TryParse(Normal(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static double Approximate(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool IsLess(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactLeft) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactRight)
            ? exactLeft < exactRight
            : Approximate(left) < Approximate(right);

    private static string Write(string digits, int exponent)
    {
        if (exponent >= 0 && digits.Length + exponent <= LongestPlain)
            return digits + new string('0', exponent);
        var before = digits.Length + exponent;
        if (exponent < 0 && before > 0)
            return $"{digits[..before]}.{digits[before..]}";
        if (exponent < 0 && before > -LongestPlain)
            return $"0.{new string('0', -before)}{digits}";
        return string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}");
    }
}
