using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads positions in logs with Confluent.Kafka, thousands of partitions a request.</summary>
public sealed class KafkaPartitionOffsets(KafkaClient client) : IPartitionOffsets
{
    private readonly OffsetReader _offsets = new(client);

    public async Task<IReadOnlyList<Fact<IReadOnlyList<PartitionEnds>>>> ReadAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken)
    {
        var partitions = PartitionsOf(topics);
        var first = await _offsets.ReadAsync(partitions, OffsetSpec.Earliest(), cancellationToken);
        // The stable end before the end: one that is written in between makes it look lower, never higher.
        var stable = await _offsets.ReadAsync(partitions, _ => OffsetSpec.Latest(), IsolationLevel.ReadCommitted, cancellationToken);
        var end = await _offsets.ReadAsync(partitions, OffsetSpec.Latest(), cancellationToken);
        return [.. topics.Select(topic => Each(topic, [first, stable, end], partition => new PartitionEnds(first[partition].Offset, stable[partition].Offset, end[partition].Offset)))];
    }

    public async Task<IReadOnlyList<Fact<IReadOnlyList<long>>>> ReadAtAsync(IReadOnlyList<(TopicSize Topic, DateTimeOffset Instant)> questions, CancellationToken cancellationToken)
    {
        var answers = new Fact<IReadOnlyList<long>>[questions.Count];
        // One instant of a topic a request; each partition may be named once in it.
        var rounds = questions.Select((question, index) => (question.Topic, question.Instant, Index: index)).GroupBy(item => item.Topic.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Select((item, round) => (Item: item, Round: round))).GroupBy(pair => pair.Round, pair => pair.Item);
        foreach (var round in rounds)
        {
            var instants = round.ToDictionary(item => item.Topic.Name, item => item.Instant, StringComparer.Ordinal);
            var partitions = PartitionsOf([.. round.Select(item => item.Topic)]);
            var at = await _offsets.ReadAsync(
                partitions, partition => OffsetSpec.ForTimestamp(instants[partition.Topic].ToUnixTimeMilliseconds()), IsolationLevel.ReadUncommitted, cancellationToken);
            var end = await _offsets.ReadAsync(partitions, OffsetSpec.Latest(), cancellationToken);
            // Where no record is that young, none is kept.
            foreach (var item in round)
                answers[item.Index] = Each(item.Topic, [at, end], partition => at[partition].Offset < 0 ? end[partition].Offset : at[partition].Offset);
        }

        return answers;
    }

    private static List<TopicPartition> PartitionsOf(IReadOnlyList<TopicSize> topics) =>
        [.. topics.SelectMany(topic => Enumerable.Range(0, topic.Partitions).Select(number => new TopicPartition(topic.Name, number)))];

    private static Fact<IReadOnlyList<T>> Each<T>(TopicSize topic, Dictionary<TopicPartition, OffsetReader.Answer>[] answers, Func<TopicPartition, T> value)
    {
        var values = new List<T>(topic.Partitions);
        for (var number = 0; number < topic.Partitions; number++)
        {
            var partition = new TopicPartition(topic.Name, number);
            if (answers.Select(answer => answer[partition].Problem).FirstOrDefault(problem => problem is not null) is { } why)
                return new Fact<IReadOnlyList<T>>.Unknown($"the offsets of partition {number.ToString(System.Globalization.CultureInfo.InvariantCulture)} are unknown: {why}");
            values.Add(value(partition));
        }

        return new Fact<IReadOnlyList<T>>.Known(values);
    }
}
