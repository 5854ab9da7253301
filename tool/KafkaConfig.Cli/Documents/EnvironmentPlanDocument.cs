using System.Text.Json.Serialization;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Documents;

/// <summary>One environment's plan as JSON. Times are UTC. <c>operations</c> is empty where the plan may not be applied.</summary>
public sealed record EnvironmentPlanDocument(
    string Environment, bool Production, string Verdict, string ClusterId, string? Against, string Revision, string ToolVersion, DateTimeOffset CreatedAt, string Digest,
    IReadOnlyList<string> Rights, IReadOnlyList<string> Only, string Impact, IReadOnlyList<ChangeDocument> Changes, IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<DriftDocument> Drift, IReadOnlyList<UnreadDocument> NotEvaluated, IReadOnlyList<ObservationDocument> Observations, int Unchanged, IReadOnlyList<OperationDocument> Operations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Base = null)
{
    internal static EnvironmentPlanDocument Of(EnvironmentPlan plan) => new(
        plan.Environment, plan.Production, VerdictOf(plan.Verdict), plan.ClusterId, plan.Against, plan.Revision, plan.ToolVersion, plan.CreatedAt, PlanDigest.Of(plan),
        plan.Rights, plan.Only, ChangeWords.Word(plan.Impact), [.. plan.Changes.Select(change => ChangeDocument.Of(change, plan.Digests.GetValueOrDefault(change.Address), plan.Identities.GetValueOrDefault(change.Address)))],
        [.. plan.Findings.Select(FindingDocument.Of)], [.. plan.Drift.Select(DriftDocument.Of)],
        [.. plan.NotEvaluated.OrderBy(item => item.Key).Select(item => new UnreadDocument(item.Key.ToString(), item.Value))], [.. plan.Observations.Select(ObservationDocument.Of)], plan.Unchanged,
        plan.Verdict == PlanVerdict.Changes && plan.Impact != Core.Model.Impact.Impossible ? [.. ApplyOrder.Sort(plan.Changes).Select(change => OperationDocument.Of(change, plan))] : [], plan.Base);

    internal ApprovedPlan ToApproved() => new(
        Environment, ClusterId, Digest,
        [.. Changes.Select(change => new ApprovedChange(change.Address, change.Action, [.. change.Fields.Select(field => (field.Field, field.Before, field.After))], change.FactsDigest, change.Identity))],
        Findings.Select(finding => (finding.Code, finding.Address ?? "")).ToHashSet());

    private static string VerdictOf(PlanVerdict verdict) => verdict switch
    {
        PlanVerdict.NoChanges => "no-changes",
        PlanVerdict.Changes => "changes",
        PlanVerdict.Refused => "refused",
        _ => "incomplete",
    };
}
