using System.Globalization;
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
        var change = context.Changes.FirstOrDefault(change => change.Address == definition.Address && change is CreateTopic or AddPartitions);
        if (change is null && !context.IsOffline)
            return [];
        var move = new FieldMove("partitions", (change as AddPartitions)?.From.ToString(CultureInfo.InvariantCulture) ?? "0", partitions.ToString(CultureInfo.InvariantCulture));
        return [Finding(definition, definition.Partitions.Location, Sentence(partitions, above)) with { Asks = change is null ? null : new EvidenceRequest(definition.Address.ToString(), [move], [], []) }];
    }

    protected abstract string Sentence(int partitions, int limit);
}
