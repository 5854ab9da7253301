using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Applying;

/// <summary>Writes down what a run is about to do and what became of it. Once the lock is lost, or an intent cannot be committed, nothing more is sent.</summary>
public sealed class RunJournal(IRunLease lease, string runId, EnvironmentPlan plan, TimeProvider time)
{
    private string? _stopped;

    /// <summary>What could not be written down after the fact; null: nothing. The cluster is as reported all the same.</summary>
    public string? Problem { get; private set; }

    /// <summary>Null once the intent is committed; else why nothing may be sent.</summary>
    /// <param name="batch">What is about to be sent.</param>
    /// <param name="evidence">What let each change pass.</param>
    /// <param name="cancellationToken">Ends the waiting for the commit.</param>
    public async Task<string?> IntendAsync(IReadOnlyList<Change> batch, Func<ResourceAddress, IReadOnlyList<string>> evidence, CancellationToken cancellationToken)
    {
        if (_stopped is not null)
            return _stopped;
        if (lease.Lost.IsCancellationRequested)
            return _stopped = "the lock was lost: another run may hold the cluster";
        try
        {
            await lease.AppendAsync(new JournalEntry.OperationsIntended(time.GetUtcNow(), [.. batch.Select(change => Operation(change, evidence(change.Address)))]), cancellationToken);
            return lease.Lost.IsCancellationRequested ? _stopped = "the lock was lost: another run may hold the cluster" : null;
        }
        catch (UnavailableException problem)
        {
            return _stopped = $"the journal could not be written ({problem.Message.TrimEnd('.')})";
        }
        catch (OperationCanceledException)
        {
            return "interrupted";
        }
    }

    public Task DecideAsync(IReadOnlyList<ApplyOutcome> outcomes) => TryAppendAsync(new JournalEntry.OperationsDecided(
        time.GetUtcNow(), [.. outcomes.Select(outcome => new JournaledOutcome(outcome.Change.Address.ToString(), outcome.Change.Action, Word(outcome.Status), outcome.Why ?? outcome.Note))]));

    public async Task EndAsync(ApplyReport report)
    {
        if (report.IsComplete && plan.Only.Count == 0)
        {
            await TryAsync(() => lease.RecordAppliedAsync(
                new AppliedRevision(plan.Journaled, plan.Revision, PlanDigest.Of(plan), time.GetUtcNow(), runId), CancellationToken.None));
        }

        await TryAppendAsync(new JournalEntry.RunEnded(time.GetUtcNow(), report.IsComplete ? "complete" : report.WroteAnything ? "partial" : "failed", report.Done));
    }

    public static string Word(ApplyStatus status) => status switch
    {
        ApplyStatus.Done => "done",
        ApplyStatus.Failed => "failed",
        ApplyStatus.Refused => "refused",
        ApplyStatus.Uncertain => "uncertain",
        _ => "skipped",
    };

    // Records of the journal are bounded, and a schema can have thousands of parts; of what goes, such as offsets, nothing is left out.
    private const int MostFields = 50;

    private static JournaledOperation Operation(Change change, IReadOnlyList<string> evidence) => new(
        change.Address.ToString(), change.Action, [.. change.Fields.Take(ApplyOrder.IsDeletion(change) ? int.MaxValue : MostFields).Select(field => $"{field.Field} {field.Before ?? "-"} -> {(change.Action == "delete" ? "-" : field.After ?? "default")}")], evidence);

    private Task TryAppendAsync(JournalEntry entry) => TryAsync(() => lease.AppendAsync(entry, CancellationToken.None));

    private async Task TryAsync(Func<Task> write)
    {
        if (lease.Lost.IsCancellationRequested)
        {
            Problem ??= "The lock was lost, so the journal ends before this.";
            return;
        }

        try
        {
            await write();
        }
        catch (UnavailableException problem)
        {
            Problem ??= problem.Message;
        }
    }
}
