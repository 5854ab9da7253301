using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Journal;

/// <summary>The cluster is this run's, until it is disposed or <see cref="Lost"/>.</summary>
public interface IRunLease : IAsyncDisposable
{
    /// <summary>Cancelled when the lock is not this run's any more: nothing may be written from then on.</summary>
    CancellationToken Lost { get; }

    /// <summary>Returns once the entry is committed. Throws <see cref="UnavailableException"/> where that cannot be said, and where the lock was lost.</summary>
    Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <summary>Records what is applied now, in place of what was recorded before.</summary>
    Task RecordAppliedAsync(AppliedRevision applied, CancellationToken cancellationToken);
}
