using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A held sandbox. As long as the file is open nobody else has it, so it is never lost.</summary>
internal sealed class SandboxRunLease(FileStream held, SandboxJournal journal, string runId, TimeProvider clock) : IRunLease
{
    private readonly Lock _lock = new();
    private int _next;
    private bool _ended;

    public CancellationToken Lost => CancellationToken.None;

    public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        Write(() => [.. JournalCodec.Write(entry).Select(text => KeyValuePair.Create(JournalKey.Run(runId, _next++), (string?)text))], cancellationToken);
        if (entry is JournalEntry.RunEnded)
            Tidy();
        return Task.CompletedTask;
    }

    public Task RecordAppliedAsync(AppliedRevision applied, CancellationToken cancellationToken)
    {
        Write(() => [KeyValuePair.Create(JournalKey.Applied(applied.Environment), (string?)JournalCodec.Write(applied))], cancellationToken);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _ended = true;
        }

        await held.DisposeAsync();
    }

    private void Write(Func<IReadOnlyList<KeyValuePair<string, string?>>> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_ended)
                throw new UnavailableException("The run has let go of the sandbox, so nothing more is recorded.");
            journal.Write(records());
        }
    }

    private void Tidy()
    {
        try
        {
            if (journal.Read().OldKeys(clock.GetUtcNow()) is { Count: > 0 } old)
                Write(() => [.. old.Select(key => KeyValuePair.Create(key, (string?)null))], CancellationToken.None);
        }
        catch (UnavailableException)
        {
            // What was to be recorded is; old runs go with the next one.
        }
    }
}
