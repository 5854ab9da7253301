using System.Globalization;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Partition generously, but not beyond about 200: the brokerage that did needed weeks to get back.</summary>
public sealed class HugePartitionCount() : PartitionCounts(Limit, null)
{
    public const int Limit = 200;

    public override RuleDescription Description { get; } = new(
        "KC7007", Severity.Ack, "More than 200 partitions",
        "Beyond about 200 partitions a topic slows every rebalance and failover, and the count can never be taken back.",
        "Grow what one partition does (batching, compression, faster consumers), or split the topic by purpose.",
        "an acknowledgement with the figures of a load test");

    protected override string Sentence(int partitions, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"partitions {partitions} is above {limit}; say why, with measurements.");
}
