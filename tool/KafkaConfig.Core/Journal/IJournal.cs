using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Journal;

/// <summary>Reads what runs wrote down. A cluster without a journal has no runs; one that does not answer or does not let us look throws <see cref="UnavailableException"/>.</summary>
public interface IJournal
{
    /// <summary>Newest first. Only what was committed.</summary>
    Task<IReadOnlyList<RunRecord>> ReadRunsAsync(CancellationToken cancellationToken);

    /// <summary>Null where nothing was recorded for the environment.</summary>
    Task<AppliedRevision?> ReadAppliedAsync(string environment, CancellationToken cancellationToken);
}
