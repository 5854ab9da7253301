using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What a topic's file no longer says counts too: a config that left it goes back to the default, and an order that was promised until now holds for this change.</summary>
public static class TopicSince
{
    /// <summary>True where the earlier definition makes a difference; it is asked for then alone.</summary>
    public static bool Matters(TopicDefinition definition, LiveTopic live) =>
        TopicDiffer.UndeclaredConfigs(definition, live).Count > 0 || (definition.Ordering.Value == Ordering.None && definition.Partitions.Value > live.Partitions);

    /// <param name="definition">What the files say now.</param>
    /// <param name="earlier">What the plan counts from; null: there is no history at all.</param>
    public static TopicDefinition Complete(TopicDefinition definition, EarlierDefinitions? earlier)
    {
        if (earlier is null)
            return definition;
        var before = earlier.Definitions.GetValueOrDefault(definition.Address) as TopicDefinition;
        var declared = definition.Configs.Select(config => config.Name).ToHashSet(StringComparer.Ordinal);
        var left = (before?.Configs ?? []).Where(config => config.Value is not null && !declared.Contains(config.Name))
            .Select(config => new TopicConfigSetting(config.Name, null, $"left since {Revision.Short(earlier.Revision)}", definition.Location)).ToList();
        var completed = left.Count == 0 ? definition : definition with { Configs = [.. definition.Configs.Concat(left).OrderBy(config => config.Name, StringComparer.Ordinal)] };
        // What nobody declared was ordered by key; what was applied from a changed work tree, nobody knows.
        var unknown = earlier.Unknown ?? (Revision.IsDirty(earlier.Revision) ? "a changed work tree was applied last" : null);
        var promised = unknown is not null ? Ordering.ByKey : before?.Ordering.Value ?? Ordering.ByKey;
        if (definition.Ordering.Value != Ordering.None || promised == Ordering.None)
            return completed;
        return completed with
        {
            Ordering = definition.Ordering with { Value = promised },
            OrderingKept = unknown is null ? $"until {Revision.Short(earlier.Revision)}: 'ordering: none' is new" : $"as long as nobody knows otherwise ({unknown})",
        };
    }
}
