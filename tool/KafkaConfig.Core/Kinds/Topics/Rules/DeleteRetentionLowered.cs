using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A slow reader rebuilt its table from a topic whose delete markers were gone already: deleted customers came back.</summary>
public sealed class DeleteRetentionLowered() : ConfigChangeRule("delete.retention.ms")
{
    public override RuleDescription Description { get; } = new(
        "KC2013", Severity.Warn, "delete.retention.ms lowered",
        "A reader that takes longer than this to get through a compacted topic may miss a delete marker, and keep what was deleted.",
        "Keep it longer than the slowest rebuild takes.");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (shift.IsLowered && TopicRisk.Has(change.ValueAfter(TopicConfigNames.CleanupPolicy), "compact"))
            yield return Finding(change, $"{shift.Words}: readers have less time to see deletions.");
    }
}
