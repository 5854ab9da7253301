using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Applying;

/// <summary>Carries out a plan that nothing speaks against: a dry run of everything, the writes in batches, a read-back. The only caller of writing ports.</summary>
/// <param name="appliers">One a kind.</param>
/// <param name="verifier">Reads back.</param>
/// <param name="guard">Looks again before each request.</param>
/// <param name="journal">Null without one.</param>
public sealed class Applier(IReadOnlyList<IChangeApplier> appliers, Verifier verifier, ApplyGuard guard, RunJournal? journal = null)
{
    /// <summary>What the service would refuse; changes nothing, so that it needs no lock.</summary>
    public static async Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<IChangeApplier> appliers, EnvironmentPlan plan, CancellationToken cancellationToken)
    {
        var changes = ApplyOrder.Sort(plan.Changes);
        var refused = new List<ApplyOutcome>();
        foreach (var applier in appliers)
            refused.AddRange((await applier.DryRunAsync(OfKind(changes, applier), cancellationToken)).Where(outcome => outcome.Status != ApplyStatus.Done));
        return refused;
    }

    /// <param name="plan">Not refused, nothing missing from it.</param>
    /// <param name="dryRun">What the service would refuse of this plan, or of one that held more.</param>
    /// <param name="progress">Told of each decided change, from any thread.</param>
    /// <param name="cancellationToken">Starts nothing new; what is in flight is finished and reported.</param>
    public async Task<ApplyReport> ApplyAsync(EnvironmentPlan plan, IReadOnlyList<ApplyOutcome> dryRun, IApplyProgress progress, CancellationToken cancellationToken)
    {
        if (plan.IsRefused || plan.LacksFacts || plan.Against is not null)
            throw new InvalidOperationException("A plan that is refused, incomplete or made against a snapshot is never applied.");
        var report = dryRun.Count > 0
            ? new ApplyReport { Environment = plan.Environment, Outcomes = [], RefusedByDryRun = dryRun }
            : await WriteAsync(plan, progress, cancellationToken);
        if (journal is null)
            return report;
        await journal.EndAsync(report);
        return report with { JournalProblem = journal.Problem };
    }

    private async Task<ApplyReport> WriteAsync(EnvironmentPlan plan, IApplyProgress progress, CancellationToken cancellationToken)
    {
        var changes = ApplyOrder.Sort(plan.Changes);
        var report = new ApplyReport { Environment = plan.Environment, Outcomes = [] };
        var control = new ApplyControl(guard, journal, progress);
        var outcomes = new List<ApplyOutcome>();
        foreach (var run in Runs(changes))
            outcomes.AddRange(await appliers.First(applier => applier.ResourceKind == run[0].Address.Kind).ApplyAsync(run, control, cancellationToken));
        report = report with { Outcomes = outcomes };
        var written = outcomes.Where(outcome => outcome.Status == ApplyStatus.Done).Select(outcome => outcome.Change).ToList();
        // A cancelled run still reads back what it wrote.
        return report with { NotVerified = await verifier.VerifyAsync(written) };
    }

    // As they stand in the order of writing, as long as one kind goes on.
    private static IEnumerable<List<Change>> Runs(IReadOnlyList<Change> changes)
    {
        var run = new List<Change>();
        foreach (var change in changes)
        {
            if (run.Count > 0 && (run[^1].Address.Kind != change.Address.Kind || ApplyOrder.IsDeletion(run[^1]) != ApplyOrder.IsDeletion(change)))
            {
                yield return run;
                run = [];
            }

            run.Add(change);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static List<Change> OfKind(IReadOnlyList<Change> changes, IChangeApplier applier) =>
        [.. changes.Where(change => change.Address.Kind == applier.ResourceKind)];
}
