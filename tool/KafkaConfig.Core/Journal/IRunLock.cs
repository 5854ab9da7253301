using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Journal;

/// <summary>Keeps runs on one cluster apart.</summary>
public interface IRunLock
{
    /// <summary>Waits until no other run holds the cluster, and opens the journal with <see cref="JournalEntry.RunStarted"/>. Throws <see cref="LockHeldException"/> once
    /// <paramref name="timeout"/> has passed, <see cref="UnavailableException"/> where the cluster does not answer or the identity may not lock.</summary>
    Task<IRunLease> AcquireAsync(RunHeader run, TimeSpan timeout, CancellationToken cancellationToken);
}
