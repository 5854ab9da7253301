using System.Diagnostics;
using Confluent.Kafka;
using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads the journal of a cluster: its topic from the beginning to the end, without joining the group that is the lock.</summary>
public sealed class KafkaJournal : IJournal
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    // A broker says "committed" a moment before readers can see it. Longer open than this is a transaction of a killed run.
    private static readonly TimeSpan CommitPatience = TimeSpan.FromSeconds(2);

    private readonly KafkaClient _client;
    private readonly JournalNames _names;
    private readonly JournalTopic _topic;

    public KafkaJournal(KafkaClient client, JournalNames? names = null)
    {
        _client = client;
        _names = names ?? new JournalNames();
        _topic = new JournalTopic(client, _names.Topic);
    }

    public async Task<IReadOnlyList<RunRecord>> ReadRunsAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Runs();

    public async Task<AppliedRevision?> ReadAppliedAsync(string environment, CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Applied(environment);

    internal async Task<JournalContent> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyValuePair<string, string>> records = await _topic.ExistsAsync(cancellationToken)
            ? await Task.Factory.StartNew(() => Read(cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : [];
        return new JournalContent($"The journal of kafka-config in the topic {_names.Topic} of the {_client.Settings.ClusterName}", records);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Read(CancellationToken cancellationToken)
    {
        var heard = new HeardErrors();
        using var consumer = Open(heard);
        // A number, as Offset.Beginning would have to be asked for first.
        consumer.Assign(new TopicPartitionOffset(_topic.Partition, 0));
        var latest = new Dictionary<string, (long Offset, string Value)>(StringComparer.Ordinal);
        var (lastAnswer, firstEnd) = (Stopwatch.GetTimestamp(), 0L);
        while (firstEnd == 0 || Stopwatch.GetElapsedTime(firstEnd) < CommitPatience)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Next(consumer) is { } result)
            {
                lastAnswer = Stopwatch.GetTimestamp();
                if (!result.IsPartitionEOF)
                    Add(latest, result);
                else if (result.Offset >= consumer.GetWatermarkOffsets(_topic.Partition).High)
                    break;
                else if (firstEnd == 0)
                    firstEnd = lastAnswer;
            }
            else if (firstEnd == 0 && Stopwatch.GetElapsedTime(lastAnswer) > _client.Timeout)
            {
                throw _client.Unavailable($"give its journal (topic {_names.Topic})", heard.Last ?? "no answer in time");
            }
        }

        return [.. latest.OrderBy(record => record.Value.Offset).Select(record => KeyValuePair.Create(record.Key, record.Value.Value))];
    }

    private IConsumer<string, string> Open(HeardErrors heard)
    {
        var config = new ConsumerConfig();
        _client.Settings.Fill(config);
        // The client wants a group's name even where no group is joined.
        config.GroupId = _names.Group;
        config.EnableAutoCommit = false;
        config.EnableAutoOffsetStore = false;
        config.AutoOffsetReset = AutoOffsetReset.Earliest;
        config.IsolationLevel = IsolationLevel.ReadCommitted;
        config.EnablePartitionEof = true;
        // The end is known when the broker has waited this long for more.
        config.FetchWaitMaxMs = 20;
        return _client.Settings.Build(() => new ConsumerBuilder<string, string>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => heard.Hear(error)).Build());
    }

    private ConsumeResult<string, string>? Next(IConsumer<string, string> consumer)
    {
        try
        {
            return consumer.Consume(Period);
        }
        catch (ConsumeException problem) when (problem.Error.Code == ErrorCode.TopicAuthorizationFailed)
        {
            throw _client.Unavailable($"give its journal (topic {_names.Topic})", "the identity may not read it");
        }
        catch (ConsumeException problem) when (problem.Error.Code is ErrorCode.Local_KeyDeserialization or ErrorCode.Local_ValueDeserialization)
        {
            throw _client.Unavailable($"give its journal (topic {_names.Topic})", $"the record at offset {problem.ConsumerRecord.Offset.Value} is no text");
        }
        catch (ConsumeException problem) when (!problem.Error.IsFatal)
        {
            // A broker that is away, or a group that the identity may not use and that is not joined here: time decides.
            return null;
        }
        catch (KafkaException problem)
        {
            throw _client.Unavailable($"give its journal (topic {_names.Topic})", problem.Error);
        }
    }

    private void Add(Dictionary<string, (long Offset, string Value)> latest, ConsumeResult<string, string> result)
    {
        if (result.Message.Key is not { } key)
            throw _client.Unavailable($"give its journal (topic {_names.Topic})", $"the record at offset {result.Offset.Value} has no key");
        if (result.Message.Value is { } value)
            latest[key] = (result.Offset.Value, value);
        else
            latest.Remove(key);
    }
}
