using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Writes a kind's changes. Throws nothing for what a service refuses: every change comes back with its outcome, in the order given.</summary>
public interface IChangeApplier
{
    ResourceKind ResourceKind { get; }

    /// <summary>Asks the service whether it would take the changes; changes nothing. What cannot be asked counts as taken.</summary>
    Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    /// <summary>Applies in batches, reporting each change once it is decided. When the token is cancelled the batch in flight is finished and the rest is skipped.</summary>
    Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<Change> changes, IApplyControl control, CancellationToken cancellationToken);
}
