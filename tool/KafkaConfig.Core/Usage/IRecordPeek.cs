using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Usage;

/// <summary>Looks at records without a group, committing nothing. Needs the right to read the topic: without it an answer is unknown.</summary>
public interface IRecordPeek
{
    /// <summary>Whether a reader of committed records would still get one from the offset on; transaction markers and aborted records are none. In the order asked.</summary>
    Task<IReadOnlyList<Fact<bool>>> HoldRecordsAsync(IReadOnlyList<(PartitionAddress Partition, long From)> questions, CancellationToken cancellationToken);

    /// <summary>Counts records without a key among the newest of a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="most">How many records to look at, over all partitions together.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<Fact<KeySample>> SampleKeysAsync(TopicSize topic, int most, CancellationToken cancellationToken);
}
