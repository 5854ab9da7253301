using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Usage;

/// <summary>Reads the newest committed records without a group, committing nothing. Needs the right to read the topic: without it an answer is unknown.</summary>
public interface IRecordTail
{
    /// <summary>By partition, in the order asked, the newest committed records that end before <see cref="PartitionEnds.StableEnd"/>: no more than <paramref name="most"/>, fewer where the partition holds fewer.</summary>
    Task<IReadOnlyList<Fact<RecordTail>>> ReadAsync(IReadOnlyList<(PartitionAddress Partition, PartitionEnds Ends)> questions, int most, CancellationToken cancellationToken);
}
