using Confluent.Kafka;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads partitions with a consumer that is in no group and commits nothing.</summary>
internal static class RecordScan
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads each partition from its start to its end, or until enough was seen of it. False where the time ran out.</summary>
    public static bool Read<TValue>(
        KafkaClient client, IReadOnlyDictionary<TopicPartition, long> starts, IsolationLevel isolation, Func<ConsumeResult<byte[]?, TValue>, bool> isEnough,
        Action<TopicPartition> ended, Action<TopicPartition, string> failed, CancellationToken cancellationToken)
    {
        var config = new ConsumerConfig();
        client.Settings.Fill(config);
        // librdkafka asks for a group even where none is joined; nothing is committed.
        config.GroupId = "kafka-config-peek";
        config.EnableAutoCommit = false;
        config.EnableAutoOffsetStore = false;
        config.EnablePartitionEof = true;
        config.IsolationLevel = isolation;
        config.AutoOffsetReset = AutoOffsetReset.Earliest;
        using var consumer = client.Settings.Build(() => new ConsumerBuilder<byte[]?, TValue>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build());
        var open = starts.Keys.ToHashSet();
        consumer.Assign(starts.Select(start => new TopicPartitionOffset(start.Key, start.Value)));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (open.Count > 0 && System.Diagnostics.Stopwatch.GetElapsedTime(started) < client.Timeout)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (consumer.Consume(Poll) is not { } result || !open.Contains(result.TopicPartition))
                    continue;
                if (result.IsPartitionEOF)
                    ended(result.TopicPartition);
                if (result.IsPartitionEOF || isEnough(result))
                    Close(result.TopicPartition);
            }
            catch (ConsumeException problem)
            {
                if (problem.ConsumerRecord?.TopicPartition is not { Topic: not null } partition || !open.Contains(partition))
                    continue;
                failed(partition, KafkaErrors.Sentence(problem.Error, "read its records"));
                Close(partition);
            }
        }

        return open.Count == 0;

        void Close(TopicPartition partition)
        {
            open.Remove(partition);
            consumer.Pause([partition]);
        }
    }
}
