using System.Globalization;
using System.Text;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Operations.Import;

/// <summary>Writes a topic's file the way a person would: short forms of durations and sizes, quotes only where they are needed.</summary>
public static class TopicFileText
{
    public static string Write(string owner, string? profile, IReadOnlyList<TopicDifference> differences, string environment)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"owner: {Quote(owner)}\n");
        if (profile is not null)
            text.Append(CultureInfo.InvariantCulture, $"profile: {Quote(profile)}\n");
        Block(text, [.. differences.Where(difference => !difference.InEnvironment)], "");
        var here = differences.Where(difference => difference.InEnvironment).ToList();
        if (here.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"environments:\n  {Quote(environment)}:\n");
            Block(text, here, "    ");
        }

        return text.ToString();
    }

    private static void Block(StringBuilder text, IReadOnlyList<TopicDifference> differences, string indentation)
    {
        foreach (var difference in differences.Where(difference => !difference.IsConfig))
            text.Append(CultureInfo.InvariantCulture, $"{indentation}{difference.Name}: {difference.Value}\n");
        var configs = differences.Where(difference => difference.IsConfig).OrderBy(difference => difference.Name, StringComparer.Ordinal).ToList();
        if (configs.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"{indentation}config:\n");
        foreach (var config in configs)
            text.Append(CultureInfo.InvariantCulture, $"{indentation}  {config.Name}: {Value(config)}\n");
    }

    private static string Value(TopicDifference config)
    {
        if (config.Value is null)
            return "default";
        var unit = TopicConfigCatalogue.Instance.UnitOf(config.Name);
        if (config.Value == "-1" && TopicConfigCatalogue.Instance.Find(config.Name)?.HasUnlimited == true)
            return HumanUnits.Unlimited;
        return long.TryParse(config.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && HumanUnits.TryFormat(number, unit) is { } shortForm
            ? shortForm
            : IsNumber(config) ? config.Value : Quote(config.Value);
    }

    // Numbers and booleans of Kafka are written as such.
    private static bool IsNumber(TopicDifference config) =>
        TopicConfigCatalogue.Instance.Find(config.Name)?.Type is TopicConfigType.Long or TopicConfigType.Int or TopicConfigType.Double or TopicConfigType.Boolean;

    private static string Quote(string value)
    {
        var isPlain = value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or ',' or '_' or '-' or '/')
            && value is not ("default" or HumanUnits.Unlimited)
            && value.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off");
        return isPlain ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
