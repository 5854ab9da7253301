using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Gates;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Nobody relied on an order, and records were missed all the same: consumers with auto.offset.reset=latest found the new partitions after the first records were in.</summary>
public sealed class PartitionIncreaseWithLiveConsumers : TopicChangeRule<AddPartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1004", Severity.Ack, "Partition increase with live consumers",
        "Producers can write to a new partition before a consumer knows of it: with auto.offset.reset=latest these records are skipped silently, and a consumer that assigns itself never reads them.",
        "Set auto.offset.reset=earliest and a short metadata.max.age.ms in the consumers, or expand while nobody writes.",
        "an acknowledgement that names the groups and says how each resets")
    {
        Gates = GateNames.Listed,
    };

    protected override IEnumerable<Finding> Check(AddPartitions change, TopicFacts facts, CheckContext context) => change.Ordering != Ordering.None
        ? []
        : OverUse(change, facts, use => use.Groups.Count == 0
            ? []
            :
            [
                Finding(
                    change, string.Create(CultureInfo.InvariantCulture, $"partitions {change.From} -> {change.To.Value} while {string.Join(", ", use.Groups.Select(group => group.Group))} {(use.Groups.Count == 1 ? "uses" : "use")} the topic."),
                    $"Records of a new partition that come before its consumer are lost to auto.offset.reset=latest. {Readers(facts.Use, facts.Offsets)}",
                    $"Use auto.offset.reset=earliest, then acknowledge: kafka-config runbook new KC1004 {change.Address} --env {context.Environment.Name}")
                with
                { Asks = Asks(change, change.Move) },
            ]);
}
