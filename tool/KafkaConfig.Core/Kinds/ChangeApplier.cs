using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Writes changes in batches, the same way for every kind: looked at again before each request, written down, sent. What got no answer is read back before it is sent again; what
/// the service could not do just now is tried again.</summary>
public abstract class ChangeApplier(TimeProvider time) : IChangeApplier
{
    private const int Attempts = 4;
    private const int VisibilityAttempts = 15;

    private static readonly Dictionary<Change, Fact<bool>> Nothing = [];

    public abstract ResourceKind ResourceKind { get; }

    public abstract Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    public async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<Change> changes, IApplyControl control, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<Change, ApplyOutcome>(ReferenceEqualityComparer.Instance);
        foreach (var batch in Batches(changes))
        {
            var decided = cancellationToken.IsCancellationRequested
                ? [.. batch.Select(change => new ApplyOutcome(change, ApplyStatus.Skipped, "interrupted"))]
                : await ApplyReadyAsync(batch, outcomes, control, cancellationToken);
            foreach (var outcome in decided)
                outcomes[outcome.Change] = outcome;
            await control.DecidedAsync(decided);
        }

        return [.. changes.Select(change => outcomes[change])];
    }

    // One failure stops what depends on it, and nothing else.
    private async Task<List<ApplyOutcome>> ApplyReadyAsync(List<Change> batch, Dictionary<Change, ApplyOutcome> outcomes, IApplyControl control, CancellationToken cancellationToken)
    {
        var waiting = batch.Select(change => (Change: change, Why: WhyNot(change, outcomes))).Where(item => item.Why is not null).Select(item => new ApplyOutcome(item.Change, ApplyStatus.Skipped, item.Why)).ToList();
        var ready = waiting.Count == 0 ? batch : [.. batch.Where(change => !waiting.Exists(outcome => ReferenceEquals(outcome.Change, change)))];
        return ready.Count == 0 ? waiting : [.. waiting, .. await ApplyBatchAsync(ready, control, cancellationToken)];
    }

    private async Task<List<ApplyOutcome>> ApplyBatchAsync(List<Change> batch, IApplyControl control, CancellationToken cancellationToken)
    {
        var decided = new List<ApplyOutcome>();
        var uncertain = new HashSet<Change>(ReferenceEqualityComparer.Instance);
        var open = batch;
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            // Before each request, not once: minutes may have passed.
            IReadOnlyDictionary<ResourceAddress, string> refused;
            try
            {
                refused = await control.CheckAsync(open, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                decided.AddRange(await LeftAsync(open, uncertain, ApplyStatus.Skipped, _ => "interrupted"));
                break;
            }

            decided.AddRange(await LeftAsync([.. open.Where(change => refused.ContainsKey(change.Address))], uncertain, ApplyStatus.Refused, change => refused[change.Address]));
            open = [.. open.Where(change => !refused.ContainsKey(change.Address))];
            if (open.Count == 0)
                break;
            if (await control.SendingAsync(open, cancellationToken) is { } stop)
            {
                decided.AddRange(await LeftAsync(open, uncertain, ApplyStatus.Skipped, _ => stop));
                break;
            }

            // A write in flight is awaited and reported, so the token ends here.
            var results = await WriteAsync(open);
            var undecided = new List<(Change Change, WriteResult Result)>();
            foreach (var (change, result) in open.Zip(results))
            {
                if (result.Status == WriteStatus.Uncertain)
                    uncertain.Add(change);
                if (result.Status == WriteStatus.Done)
                    decided.Add(new ApplyOutcome(change, ApplyStatus.Done) { Note = result.Note });
                else if (result.Status == WriteStatus.Refused && !uncertain.Contains(change))
                    decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
                else
                    undecided.Add((change, result));
            }

            var isLast = attempt == Attempts || cancellationToken.IsCancellationRequested;
            open = await SettleAsync(undecided, uncertain, isLast, decided);
            if (open.Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(250 * Math.Pow(2, attempt)), time, CancellationToken.None);
        }

        return decided;
    }

    // What is not sent (any more). A change whose first request got no answer may have happened: it is read back, and never called refused or skipped.
    private async Task<List<ApplyOutcome>> LeftAsync(List<Change> changes, HashSet<Change> uncertain, ApplyStatus status, Func<Change, string> why)
    {
        var asked = changes.Where(uncertain.Contains).ToList();
        var readBack = asked.Count == 0 ? Nothing : await ReadBackUntilVisibleAsync(asked, isPatient: true);
        return
        [
            .. changes.Select(change => !uncertain.Contains(change) ? new ApplyOutcome(change, status, why(change))
                : readBack[change] is Fact<bool>.Known { Value: true } ? new ApplyOutcome(change, ApplyStatus.Done)
                : new ApplyOutcome(change, ApplyStatus.Uncertain, $"A first request got no answer and may still happen. Then: {why(change)}")),
        ];
    }

    // Decides what it can by reading; the rest comes back to be sent again, or is reported where there is no attempt left.
    private async Task<List<Change>> SettleAsync(
        List<(Change Change, WriteResult Result)> undecided, HashSet<Change> uncertain, bool isLast, List<ApplyOutcome> decided)
    {
        var open = new List<Change>();
        // "It exists already", after a request without an answer, is most likely that request's own doing.
        var asked = undecided.Select(item => item.Change).Where(uncertain.Contains).ToList();
        var readBack = asked.Count == 0 ? Nothing : await ReadBackUntilVisibleAsync(asked, isPatient: undecided.Exists(item => item.Result.Status == WriteStatus.Refused));
        foreach (var (change, result) in undecided)
        {
            var fact = readBack.GetValueOrDefault(change);
            if (fact is Fact<bool>.Known { Value: true })
                decided.Add(new ApplyOutcome(change, ApplyStatus.Done));
            else if (result.Status == WriteStatus.Refused)
                decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
            else if (!isLast)
                open.Add(change);
            else if (result.Status == WriteStatus.Uncertain && fact is not Fact<bool>.Known)
                decided.Add(new ApplyOutcome(change, ApplyStatus.Uncertain, $"{result.Why} It could not be read back; run the command again."));
            else
                decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
        }

        return open;
    }

    // What was written becomes visible late; where a broker says that it is there already, it is worth waiting for.
    private async Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackUntilVisibleAsync(List<Change> changes, bool isPatient)
    {
        for (var attempt = 1; ; attempt++)
        {
            var facts = await ReadBackAsync(changes);
            if (!isPatient || attempt == VisibilityAttempts || changes.TrueForAll(change => facts[change] is Fact<bool>.Known { Value: true }))
                return facts;
            await Task.Delay(TimeSpan.FromMilliseconds(300), time, CancellationToken.None);
        }
    }

    /// <summary>In the order of writing; what is in one batch does not depend on each other.</summary>
    protected abstract IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes);

    /// <summary>Sends one batch: one result a change, in the order given. What is in flight is awaited.</summary>
    protected abstract Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch);

    /// <summary>Whether each change is in force by now. Throws nothing.</summary>
    protected abstract Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackAsync(IReadOnlyList<Change> changes);

    /// <summary>Why a change cannot be made, after what became of those that it rests on; null: it can.</summary>
    protected virtual string? WhyNot(Change change, IReadOnlyDictionary<Change, ApplyOutcome> outcomes) => null;
}
