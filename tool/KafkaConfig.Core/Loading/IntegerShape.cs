using System.Globalization;

namespace KafkaConfig.Core.Loading;

/// <summary>A whole number in decimal digits, bounds included.</summary>
public sealed record IntegerShape(int Minimum, int Maximum)
    : Shape(string.Create(CultureInfo.InvariantCulture, $"a whole number from {Minimum} to {Maximum}"))
{
    public static bool TryRead(YamlScalar scalar, out long number)
    {
        number = 0;
        return !scalar.IsQuoted && TryRead(scalar.Value, out number);
    }

    /// <summary>Digits alone, no leading zero (YAML 1.1 reads 010 as 8, people as 10), no sign but a minus, no exponent.</summary>
    public static bool TryRead(string text, out long number)
    {
        number = 0;
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
        }

        return digits.Length > 0 && (digits.Length == 1 || digits[0] != '0') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
