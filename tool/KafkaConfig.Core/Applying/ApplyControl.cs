using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Applying;

/// <summary>Stands between an applier and the cluster: the guard looks again, the journal is written, whoever watches is told.</summary>
internal sealed class ApplyControl(ApplyGuard guard, RunJournal? journal, IApplyProgress progress) : IApplyControl
{
    public Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken) => guard.CheckAsync(batch, cancellationToken);

    public async Task<string?> SendingAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken)
    {
        if (journal is not null && await journal.IntendAsync(batch, guard.EvidenceOf, cancellationToken) is { } stop)
            return stop;
        progress.Sending(batch);
        return null;
    }

    public async Task DecidedAsync(IReadOnlyList<ApplyOutcome> outcomes)
    {
        if (journal is not null)
            await journal.DecideAsync(outcomes);
        foreach (var outcome in outcomes)
            progress.Decided(outcome);
    }
}
