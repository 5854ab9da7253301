using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Compares what is declared with what is live, field by field.</summary>
public static class TopicDiffer
{
    /// <param name="definition">What the files say.</param>
    /// <param name="live">What the cluster has; null where the topic is proven absent.</param>
    /// <param name="brokers">Ids of the live brokers, for reassignments.</param>
    public static IEnumerable<Change> Diff(TopicDefinition definition, LiveTopic? live, IReadOnlyList<int> brokers)
    {
        if (live is null)
        {
            yield return new CreateTopic(definition);
            yield break;
        }

        if (definition.ReplicationFactor.Value != live.ReplicationFactor)
            yield return new ChangeReplicationFactor(definition.Address, live.ReplicationFactor, definition.ReplicationFactor, live.Assignments, brokers);
        if (definition.Partitions.Value < live.Partitions)
            yield return new RemovePartitions(definition.Address, live.Partitions, definition.Partitions);
        else if (definition.Partitions.Value > live.Partitions)
            yield return new AddPartitions(definition.Address, live.Partitions, definition.Partitions, definition.Ordering.Value, IsCompacted(definition, live)) { OrderingKept = definition.OrderingKept };
        if (ChangedConfigs(definition, live.Configs) is { Count: > 0 } configs)
            yield return new AlterTopicConfigs(definition.Address, configs, live.Configs);
    }

    /// <summary>Topic-level configs that are live and in no file: shown, and left alone.</summary>
    public static IReadOnlyList<Drift> UndeclaredConfigs(TopicDefinition definition, LiveTopic live)
    {
        List<Drift>? drift = null;
        foreach (var (name, value) in live.Configs.Overrides)
        {
            if (definition.Setting(name) is null)
                (drift ??= []).Add(new Drift(definition.Address, name, value, TopicConfigCatalogue.Instance.UnitOf(name), definition.Location));
        }

        return drift ?? [];
    }

    // Configs are written before partitions: a topic that becomes compacted in the same run is compacted when it grows.
    private static bool IsCompacted(TopicDefinition definition, LiveTopic live) =>
        TopicRisk.Has(live.Configs.Effective(TopicConfigNames.CleanupPolicy)?.Value, "compact") || TopicRisk.Has(definition.Config(TopicConfigNames.CleanupPolicy), "compact");

    private static List<TopicConfigChange> ChangedConfigs(TopicDefinition definition, LiveConfigs live)
    {
        var changes = new List<TopicConfigChange>();
        foreach (var wanted in definition.Configs)
        {
            var isSet = live.Overrides.TryGetValue(wanted.Name, out var value);
            if (wanted.Value is null ? !isSet : isSet && value is not null && Same(wanted, value))
                continue;
            changes.Add(new TopicConfigChange(wanted, live.Effective(wanted.Name), live.Inherited.TryGetValue(wanted.Name, out var fallback) ? fallback : null));
        }

        return changes;
    }

    private static bool Same(TopicConfigSetting wanted, string live) =>
        wanted.Value == live || wanted.Value == TopicConfigValue.Normalize(TopicConfigCatalogue.Instance.Find(wanted.Name), live);
}
