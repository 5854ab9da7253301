using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A table was read twice as large after an increase: each moved key had one latest value in its old partition and another in its new one, for good.</summary>
public sealed class PartitionIncreaseOnCompactedTopic : TopicChangeRule<AddPartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1002", Severity.Runbook, "Partition increase on a compacted topic",
        "Compaction works by partition: the old value of a moved key, or its delete marker, stays in the old partition for good, and readers of the table see two latest values. Draining consumers does not help.",
        "Create a new topic with the wanted partitions and rebuild it by replaying the old one through the new mapping.",
        "a new topic in its place; no evidence lets the increase itself pass");

    protected override IEnumerable<Finding> Check(AddPartitions change, TopicFacts facts, CheckContext context) => !change.IsCompacted
        ? []
        : Over(change, facts.Offsets, ends => ends.All(end => end.End == 0) ? [] : [Refusal(change, ends.Sum(end => end.Records))]);

    private Finding Refusal(AddPartitions change, long records) => Finding(
        change, string.Create(CultureInfo.InvariantCulture, $"partitions {change.From} -> {change.To.Value} on a compacted topic."),
        string.Create(CultureInfo.InvariantCulture, $"It holds up to {Amount.Of(records, "record")}; the old value of every moved key would stay beside its new one for good."),
        string.Create(CultureInfo.InvariantCulture, $"Declare {change.Address.Name}.v2 with partitions: {change.To.Value}, rebuild it from {change.Address.Name}, then move readers and writers; write partitions: {change.From} here."));
}
