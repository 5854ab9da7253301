namespace KafkaConfig.Core.Kinds.Links;

/// <summary>How far a mirror is behind its source, from the end offsets of both clusters: no replicator is asked. In a topic with transactions MirrorMaker 2 stays behind by their markers,
/// which it does not copy.</summary>
/// <param name="Partitions">By number.</param>
public sealed record MirrorLag(IReadOnlyList<PartitionLag> Partitions)
{
    public long Total => Partitions.Sum(partition => partition.Behind);
}
