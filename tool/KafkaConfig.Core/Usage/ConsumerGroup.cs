namespace KafkaConfig.Core.Usage;

/// <summary>A group, as far as the topics asked for are concerned.</summary>
public sealed record ConsumerGroup
{
    public required string Name { get; init; }

    /// <summary>How partitions are given out: <c>range</c>, <c>cooperative-sticky</c>, <c>uniform</c>, <c>stream</c>; empty without members.</summary>
    public string Assignor { get; init; } = "";

    /// <summary>All of them, those without a partition of these topics too.</summary>
    public IReadOnlyList<GroupMember> Members { get; init; } = [];

    /// <summary>The offsets of the next record to read; a partition without one is missing.</summary>
    public IReadOnlyDictionary<PartitionAddress, long> Committed { get; init; } = new Dictionary<PartitionAddress, long>();
}
