using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads one offset of many partitions. A partition without a leader (just created, or its broker just gone) is asked again a few times before it counts as unknown.</summary>
internal sealed class OffsetReader(KafkaClient client)
{
    private const int BatchSize = 5_000;
    private const int Attempts = 6;
    private const string NoLeader = "it has no leader, or the identity may not describe it";

    /// <summary>An answer for every partition.</summary>
    public Task<Dictionary<TopicPartition, Answer>> ReadAsync(IReadOnlyList<TopicPartition> partitions, OffsetSpec spec, CancellationToken cancellationToken) =>
        ReadAsync(partitions, _ => spec, IsolationLevel.ReadUncommitted, cancellationToken);

    public async Task<Dictionary<TopicPartition, Answer>> ReadAsync(
        IReadOnlyList<TopicPartition> partitions, Func<TopicPartition, OffsetSpec> spec, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        var answers = partitions.ToDictionary(partition => partition, _ => new Answer(0, "the cluster did not mention it", MayPass: true));
        var open = partitions;
        for (var attempt = 1; open.Count > 0 && attempt <= Attempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), cancellationToken);
                client.FindBrokers();
            }

            foreach (var batch in open.Chunk(BatchSize))
                await AskAsync(batch, spec, isolation, answers, cancellationToken);
            open = [.. open.Where(partition => answers[partition].MayPass)];
        }

        return answers;
    }

    private async Task AskAsync(
        TopicPartition[] batch, Func<TopicPartition, OffsetSpec> spec, IsolationLevel isolation, Dictionary<TopicPartition, Answer> answers, CancellationToken cancellationToken)
    {
        var questions = batch.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = spec(partition) });
        try
        {
            var result = await client.ReadAsync(
                "list offsets", () => client.Admin.ListOffsetsAsync(questions, new ListOffsetsOptions { RequestTimeout = client.Timeout, IsolationLevel = isolation }), cancellationToken);
            Add(result.ResultInfos, answers);
        }
        catch (ListOffsetsException partial)
        {
            Add(partial.Result.ResultInfos, answers);
        }
        catch (KafkaException none) when (none.Error.Code == ErrorCode.Local_NoEnt)
        {
            // The client's answer where not one of the partitions has a leader that the principal may see.
            foreach (var partition in batch)
                answers[partition] = new Answer(0, NoLeader, MayPass: true);
        }
    }

    private static void Add(List<ListOffsetsResultInfo> infos, Dictionary<TopicPartition, Answer> answers)
    {
        foreach (var result in infos.Select(info => info.TopicPartitionOffsetError))
        {
            answers[result.TopicPartition] = result.Error.Code switch
            {
                ErrorCode.NoError => new Answer(result.Offset.Value, null, MayPass: false),
                ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.UnknownTopicOrPart or ErrorCode.OffsetNotAvailable or ErrorCode.Local_NoEnt =>
                    new Answer(0, NoLeader, MayPass: true),
                _ => new Answer(0, KafkaErrors.Sentence(result.Error, "read its offsets"), MayPass: false),
            };
        }
    }

    /// <summary>An offset, or why it is unknown, and whether asking again may help.</summary>
    public readonly record struct Answer(long Offset, string? Problem, bool MayPass);
}
