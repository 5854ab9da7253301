using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What a topic's file no longer says counts too: a config that left it goes back to the default, and an order that was promised until now holds for this change.</summary>
public static class TopicSince
{
    private const string Until = "until ";
    private const string AsLongAs = "as long as nobody knows otherwise";

    /// <summary>How long an order still holds that the files give up, to be put behind it; empty: as they say.</summary>
    public static string WordsOf(Sourced<Ordering> ordering) =>
        ordering.Origin.StartsWith(Until, StringComparison.Ordinal) ? $" {ordering.Origin}: 'ordering: none' is new"
        : ordering.Origin.StartsWith(AsLongAs, StringComparison.Ordinal) ? $", {ordering.Origin}"
        : "";

    /// <summary>True where the earlier definition makes a difference; it is asked for then alone.</summary>
    public static bool Matters(TopicDefinition definition, LiveTopic live) =>
        TopicDiffer.UndeclaredConfigs(definition, live).Any() || (definition.Ordering.Value == Ordering.None && definition.Partitions.Value > live.Partitions);

    /// <param name="definition">What the files say now.</param>
    /// <param name="earlier">What the plan counts from; null: there is no history at all.</param>
    public static TopicDefinition Complete(TopicDefinition definition, EarlierDefinitions? earlier)
    {
        if (earlier is null)
            return definition;
        var before = earlier.Definitions.GetValueOrDefault(definition.Address) as TopicDefinition;
        var declared = definition.Configs.Select(config => config.Name).ToHashSet(StringComparer.Ordinal);
        var left = (before?.Configs ?? []).Where(config => config.Value is not null && !declared.Contains(config.Name))
            .Select(config => new TopicConfigSetting(config.Name, null, $"left since {earlier.Short}", definition.Location)).ToList();
        // What nobody declared was ordered by key; what was applied from a changed work tree, nobody knows.
        var unknown = earlier.Unknown ?? (earlier.Revision.EndsWith("-dirty", StringComparison.Ordinal) ? "a changed work tree was applied last" : null);
        var promised = unknown is not null ? Ordering.ByKey : before?.Ordering.Value ?? Ordering.ByKey;
        return definition with
        {
            Configs = left.Count == 0 ? definition.Configs : [.. definition.Configs.Concat(left).OrderBy(config => config.Name, StringComparer.Ordinal)],
            Ordering = definition.Ordering.Value == Ordering.None && promised != Ordering.None ? definition.Ordering with { Value = promised, Origin = unknown is { } why ? $"{AsLongAs} ({why})" : $"{Until}{earlier.Short}" } : definition.Ordering,
        };
    }
}
