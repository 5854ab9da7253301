using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Other tools deleted and re-created the topic to make it smaller; all its records went.</summary>
public sealed class PartitionDecrease : ChangeRule<RemovePartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1005", Severity.Refuse, "Partition decrease",
        "Kafka has no operation that takes partitions away; a smaller topic is a new topic.",
        "Set the live count in the file, or create a new topic and cut over.");

    protected override IEnumerable<Finding> Check(RemovePartitions change, CheckContext context)
    {
        yield return Finding(
            change, string.Create(CultureInfo.InvariantCulture, $"partitions {change.From} -> {change.To.Value}: Kafka cannot reduce partitions."),
            safeWay: string.Create(CultureInfo.InvariantCulture, $"Write partitions: {change.From}, or declare {change.Address.Name}.v2 with {change.To.Value} and cut over."));
    }
}
