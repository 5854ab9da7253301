using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>What the two rules over partition counts share: a limit that settings can lower, asked of topics that would get that count, not of those that have it.</summary>
public abstract class PartitionCounts(int limit, int? ceiling) : DefinitionRule<TopicDefinition>
{
    public override bool NeedsLive => true;

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        var partitions = definition.Partitions.Value;
        var above = context.SettingOf(Description.Code)?.Partitions is { } set ? Math.Min(set, ceiling ?? limit) : limit;
        if (partitions <= above || partitions > ceiling)
            return [];
        var isNew = context.IsOffline || context.Changes.Any(change => change.Address == definition.Address && change is CreateTopic or AddPartitions);
        return isNew ? [Finding(definition, definition.Partitions.Location, Sentence(partitions, above))] : [];
    }

    protected abstract string Sentence(int partitions, int limit);
}
