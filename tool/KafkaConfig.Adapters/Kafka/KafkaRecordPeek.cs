using Confluent.Kafka;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Looks at records with a consumer that is in no group and commits nothing.</summary>
public sealed class KafkaRecordPeek(KafkaClient client) : IRecordPeek
{
    // librdkafka's "so many before the end"; the .NET client has no name for it.
    private const long TailBase = -2_000;

    public Task<IReadOnlyList<Fact<bool>>> HoldRecordsAsync(IReadOnlyList<(PartitionAddress Partition, long From)> questions, CancellationToken cancellationToken) =>
        // The consumer's calls block; a look takes as long as a fetch.
        Task.Run(() => HoldRecords(questions, cancellationToken), cancellationToken);

    public Task<Fact<KeySample>> SampleKeysAsync(TopicSize topic, int most, CancellationToken cancellationToken) => Task.Run(() => SampleKeys(topic, most, cancellationToken), cancellationToken);

    private IReadOnlyList<Fact<bool>> HoldRecords(IReadOnlyList<(PartitionAddress Partition, long From)> questions, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<(TopicPartition Partition, long From), Fact<bool>>();
        // Groups may stand at different offsets of one partition: a round each.
        foreach (var round in questions.GroupBy(question => question.Partition).SelectMany(group => group.Distinct().Select((question, index) => (question, index))).GroupBy(pair => pair.index, pair => pair.question))
        {
            var starts = round.ToDictionary(question => new TopicPartition(question.Partition.Topic, question.Partition.Number), question => question.From);
            RecordScan.Read<Ignore>(client, starts, IsolationLevel.ReadCommitted, record =>
            {
                answers.TryAdd((record.TopicPartition, starts[record.TopicPartition]), new Fact<bool>.Known(true));
                return true;
            }, ended => answers.TryAdd((ended, starts[ended]), new Fact<bool>.Known(false)), (partition, why) => answers.TryAdd((partition, starts[partition]), new Fact<bool>.Unknown(why)), cancellationToken);
        }

        return [.. questions.Select(question =>
            answers.GetValueOrDefault((new TopicPartition(question.Partition.Topic, question.Partition.Number), question.From)) ?? new Fact<bool>.Unknown("the cluster sent neither a record nor the end in time"))];
    }

    private Fact<KeySample> SampleKeys(TopicSize topic, int most, CancellationToken cancellationToken)
    {
        var each = Math.Max(1, most / topic.Partitions);
        var (records, withoutKey) = (0, 0);
        string? problem = null;
        var seen = new Dictionary<TopicPartition, int>();
        var starts = Enumerable.Range(0, topic.Partitions).ToDictionary(number => new TopicPartition(topic.Name, number), _ => TailBase - each);
        var complete = RecordScan.Read<Ignore>(client, starts, IsolationLevel.ReadUncommitted, record =>
        {
            records++;
            withoutKey += record.Message.Key is null ? 1 : 0;
            return (seen[record.TopicPartition] = seen.GetValueOrDefault(record.TopicPartition) + 1) >= each;
        }, _ => { }, (_, why) => problem ??= why, cancellationToken);
        return problem is not null ? new Fact<KeySample>.Unknown(problem) : complete ? new Fact<KeySample>.Known(new KeySample(records, withoutKey)) : new Fact<KeySample>.Unknown("its newest records did not come in time");
    }
}
