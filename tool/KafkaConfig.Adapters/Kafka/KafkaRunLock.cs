using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Keeps runs on one cluster apart: who has the one partition of the journal's topic, in a consumer group, has the cluster.</summary>
public sealed class KafkaRunLock : IRunLock
{
    private readonly KafkaClient _client;
    private readonly TimeProvider _clock;
    private readonly JournalMode _mode;
    private readonly JournalNames _names;
    private readonly JournalTopic _topic;
    private readonly KafkaJournal _journal;

    public KafkaRunLock(KafkaClient client, TimeProvider clock, JournalMode mode = JournalMode.Transactional, JournalNames? names = null)
    {
        (_client, _clock, _mode) = (client, clock, mode);
        _names = names ?? new JournalNames();
        _topic = new JournalTopic(client, _names.Topic);
        _journal = new KafkaJournal(client, _names);
    }

    public async Task<IRunLease> AcquireAsync(RunHeader run, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _topic.EnsureAsync(cancellationToken);
        var member = new LockMember(_client.Settings, _names, run);
        JournalProducer? producer = null;
        try
        {
            await WaitAsync(member, timeout, cancellationToken);
            // Not earlier: a producer of that name shuts out the one that writes now.
            producer = new JournalProducer(_client, _names, _mode);
            await Task.Run(producer.Start, cancellationToken);
            var lease = new KafkaRunLease(member, producer, _journal, _client.Settings.ClusterName, run.RunId, _clock);
            await lease.AppendAsync(new JournalEntry.RunStarted(run), cancellationToken);
            return lease;
        }
        catch
        {
            producer?.Dispose();
            await member.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(LockMember member, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Task.WhenAny(member.Assigned, Task.Delay(timeout, _clock, over.Token));
            // However short the timeout: until the group has answered once, nobody is known to hold the lock.
            if (!member.Assigned.IsCompleted && !cancellationToken.IsCancellationRequested)
                await Task.WhenAny(member.Assigned, member.Answered, Task.Delay(_client.Timeout, _clock, over.Token));
            cancellationToken.ThrowIfCancellationRequested();
            if (!member.Assigned.IsCompleted)
                throw await HeldAsync(member, cancellationToken);
            await member.Assigned;
        }
        catch (KafkaException problem)
        {
            throw _client.Unavailable("give the lock", problem.Error.Code switch
            {
                ErrorCode.GroupAuthorizationFailed => $"the identity may not use the group {_names.Group}",
                ErrorCode.TopicAuthorizationFailed => $"the identity may not read the topic {_names.Topic}",
                _ => problem.Error.Reason,
            });
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private async Task<Exception> HeldAsync(LockMember member, CancellationToken cancellationToken)
    {
        var holder = await HolderAsync(cancellationToken);
        if (holder is null && !member.Answered.IsCompleted)
            return _client.Unavailable("give the lock in time", member.LastError ?? $"the group {_names.Group} did not come to rest");
        var runs = await RunsAsync(cancellationToken);
        var run = holder is null ? HeldSentence.Newest(runs) : runs.Select(record => record.Run).FirstOrDefault(candidate => LockClientId.IsOf(holder, candidate));
        return new LockHeldException(_client.Settings.Redact(HeldSentence.Of(_client.Settings.Cluster, run, holder is null ? "another run" : LockClientId.Describe(holder))));
    }

    // The client id of the member that has the partition; null where the group does not say.
    private async Task<string?> HolderAsync(CancellationToken cancellationToken)
    {
        try
        {
            var groups = await _client.ReadAsync(
                "describe the group of its lock", () => _client.Admin.DescribeConsumerGroupsAsync([_names.Group], new DescribeConsumerGroupsOptions { RequestTimeout = _client.Timeout }),
                cancellationToken);
            return groups.ConsumerGroupDescriptions[0].Members.FirstOrDefault(other => other.Assignment.TopicPartitions.Contains(_topic.Partition))?.ClientId;
        }
        catch (Exception problem) when (problem is DescribeConsumerGroupsException or UnavailableException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<RunRecord>> RunsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _journal.ReadRunsAsync(cancellationToken);
        }
        catch (UnavailableException)
        {
            // That the lock is held is known all the same.
            return [];
        }
    }
}
