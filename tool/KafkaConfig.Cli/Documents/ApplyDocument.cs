using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>An apply as JSON: its plan, and how each change ended. <c>complete</c>: everything was done and verified, or there was nothing to do.</summary>
public sealed record ApplyDocument(
    int FormatVersion, bool Complete, EnvironmentPlanDocument Plan, IReadOnlyList<OutcomeDocument> Outcomes, IReadOnlyList<OutcomeDocument> RefusedByDryRun,
    IReadOnlyList<UnreadDocument> NotVerified, IReadOnlyList<string> ChangedSinceApproval, string? JournalProblem)
{
    public static ApplyDocument Of(ApplyRun run) => new(
        1, run.Report?.IsComplete ?? (run.Plan.Verdict == Core.Planning.PlanVerdict.NoChanges && run.ChangedSinceApproval.Count == 0), EnvironmentPlanDocument.Of(run.Plan),
        [.. (run.Report?.Outcomes ?? []).Select(OutcomeDocument.Of)], [.. (run.Report?.RefusedByDryRun ?? []).Select(OutcomeDocument.Of)],
        [.. (run.Report?.NotVerified.OrderBy(item => item.Key) ?? Enumerable.Empty<KeyValuePair<Core.Model.ResourceAddress, string>>()).Select(item => new UnreadDocument(item.Key.ToString(), item.Value))],
        run.ChangedSinceApproval, run.Report?.JournalProblem);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.ApplyDocument);
}
