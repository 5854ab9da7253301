using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Usage;

/// <summary>Reads positions in logs. What cannot be read for one topic is unknown for that topic alone; a call that fails as a whole throws <see cref="UnavailableException"/>.
/// Requests grow with the number of partitions divided by thousands. Answers are in the order asked.</summary>
public interface IPartitionOffsets
{
    /// <summary>First offset and both ends of every partition, by partition number.</summary>
    Task<IReadOnlyList<Fact<IReadOnlyList<PartitionEnds>>>> ReadAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken);

    /// <summary>By partition number, the offset of the first record at or after the instant; the end where no record is that young.</summary>
    Task<IReadOnlyList<Fact<IReadOnlyList<long>>>> ReadAtAsync(IReadOnlyList<(TopicSize Topic, DateTimeOffset Instant)> questions, CancellationToken cancellationToken);
}
