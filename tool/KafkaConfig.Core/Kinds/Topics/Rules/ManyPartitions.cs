using System.Globalization;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Every partition costs file handles, memory in clients and time at a failover; most topics never need fifty.</summary>
public sealed class ManyPartitions() : PartitionCounts(50, HugePartitionCount.Limit)
{
    public override RuleDescription Description { get; } = new(
        "KC1014", Severity.Warn, "Many partitions",
        "Each partition costs file handles on its brokers, memory in every client, and time when a broker fails over.",
        "Size from measurements: target throughput divided by what one partition and one consumer really do.");

    protected override string Sentence(int partitions, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"partitions {partitions} is above {limit}.");
}
