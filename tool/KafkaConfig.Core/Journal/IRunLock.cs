using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Journal;

/// <summary>Keeps runs on one cluster apart.</summary>
public interface IRunLock
{
    /// <summary>Waits until no other run holds the cluster, and opens the journal with <see cref="JournalEntry.RunStarted"/>. Throws <see cref="LockHeldException"/> once
    /// <paramref name="timeout"/> has passed, <see cref="UnavailableException"/> where the cluster does not answer or the identity may not lock,
    /// <see cref="UsageException"/> where something else is in the place of the lock.</summary>
    /// <param name="run">Who it is, for those who wait.</param>
    /// <param name="timeout">How long to wait for another run. The cluster gets the time that it needs to answer beside that.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IRunLease> AcquireAsync(RunHeader run, TimeSpan timeout, CancellationToken cancellationToken);
}
