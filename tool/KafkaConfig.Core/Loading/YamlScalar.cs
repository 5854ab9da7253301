using System.Globalization;

namespace KafkaConfig.Core.Loading;

/// <summary>One value as written; quotes decide whether <c>1</c> is a number or text.</summary>
public sealed class YamlScalar(string value, bool isQuoted, int line, int column) : YamlNode(line, column)
{
    public string Value => value;

    public bool IsQuoted => isQuoted;

    public override long Weight => 1;

    public override string Noun => IsNull ? "nothing" : IsBoolean ? "true or false" : IsNumber ? "a number" : "text";

    public bool IsNull => !isQuoted && value is "" or "~" or "null" or "Null" or "NULL";

    public bool IsBoolean => !isQuoted && value is "true" or "false" or "True" or "False" or "TRUE" or "FALSE";

    public bool IsNumber => !isQuoted && value.Length > 0 && (char.IsAsciiDigit(value[0]) || value[0] is '-' or '+' or '.')
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>As services keep it: booleans in lower case, everything else as written.</summary>
    public string ConfigText => IsBoolean ? value.ToLowerInvariant() : value;

    public bool IsText => isQuoted || !(IsNull || IsBoolean || IsNumber);
}
