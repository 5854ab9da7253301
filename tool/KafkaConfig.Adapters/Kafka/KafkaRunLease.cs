using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>A held cluster: the member of the group that has the partition, and the producer that alone may write to it.</summary>
internal sealed class KafkaRunLease(LockMember member, JournalProducer producer, KafkaJournal journal, string clusterName, string runId, TimeProvider clock) : IRunLease
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _next;
    private bool _ended;

    public CancellationToken Lost => member.Lost;

    public async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        await WriteAsync(() => [.. JournalCodec.Write(entry).Select(text => KeyValuePair.Create(JournalKey.Run(runId, _next++), (string?)text))], cancellationToken);
        if (entry is JournalEntry.RunEnded)
            await TidyAsync(cancellationToken);
    }

    public Task RecordAppliedAsync(AppliedRevision applied, CancellationToken cancellationToken) =>
        WriteAsync(() => [KeyValuePair.Create(JournalKey.Applied(applied.Environment), (string?)JournalCodec.Write(applied))], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // What is being written is finished first; then the next run may come.
        await _one.WaitAsync();
        var hasEnded = _ended;
        _ended = true;
        _one.Release();
        if (hasEnded)
            return;
        await Task.Run(producer.Dispose);
        await member.DisposeAsync();
    }

    private async Task WriteAsync(Func<IReadOnlyList<KeyValuePair<string, string?>>> records, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_ended)
                throw new UnavailableException($"The run has let go of the {clusterName}, so nothing more is recorded.");
            if (Lost.IsCancellationRequested)
                throw new UnavailableException($"The run has lost its lock on the {clusterName}, so nothing more is recorded. Another run may have it now.");
            // Not stopped half-way: the call is over in the client's timeout, and what it did is known then.
            await Task.Run(() => producer.Write(records()), CancellationToken.None);
        }
        finally
        {
            if (producer.IsDead)
                member.Lose();
            _one.Release();
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await journal.ReadAsync(cancellationToken)).OldKeys(clock.GetUtcNow()) is { Count: > 0 } old)
                await WriteAsync(() => [.. old.Select(key => KeyValuePair.Create(key, (string?)null))], cancellationToken);
        }
        catch (Exception problem) when (problem is UnavailableException or UsageException or OperationCanceledException)
        {
            // What was to be recorded is; old runs go with the next one.
        }
    }
}
