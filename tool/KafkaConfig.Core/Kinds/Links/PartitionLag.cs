namespace KafkaConfig.Core.Kinds.Links;

/// <summary>One partition of a mirror: the end offsets of both sides; a partition that the destination lacks ends at 0.</summary>
public readonly record struct PartitionLag(int Partition, long SourceEnd, long DestinationEnd)
{
    /// <summary>How many offsets the destination is behind; never below zero.</summary>
    public long Behind => Math.Max(0, SourceEnd - DestinationEnd);
}
