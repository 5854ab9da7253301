using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Promotions;

/// <summary>Staging was down on the day of the release, so prod was the rehearsal.</summary>
public sealed class NotPromoted : IRule
{
    /// <summary>What evidence names: the digest of the plan that may pass.</summary>
    public const string PlanField = "plan";

    public RuleDescription Description { get; } = new(
        PromotionState.RuleCode, Severity.Runbook, "Not completed where it must be first",
        "An environment with 'promotion' takes only a revision that was applied as a whole where it rehearses: what was never rehearsed, or failed there, is not tried on it.",
        "Apply the revision there, or mend what stops it, and apply here afterwards.",
        "a runbook that names exactly this plan by its digest");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Promotion is not { } state)
            return [];
        var (promotion, shown, isDirty) = (state.Promotion, Revision.Short(state.Revision), Revision.IsDirty(state.Revision));
        return state.Completed switch
        {
            Fact<bool>.Known { Value: true } => [],
            Fact<bool>.Unknown unknown => [FactsUnavailable.Rule.Finding(
                $"Whether {promotion.After} has completed {shown} could not be found out: {unknown.Why}.", location: promotion.Location,
                safeWay: promotion.Proof == PromotionProof.Journal
                    ? $"Give this job what it needs to read {promotion.After}, or write proof: github-deployment under promotion."
                    : "Give the job the permission deployments: read, and the step env: GITHUB_TOKEN.")],
            _ => [Description.Finding(
                isDirty
                    ? $"The work tree differs from its commit, so that nothing {promotion.After} completed can be the same."
                    : $"{promotion.After} has not completed {shown}, which is about to be applied to {context.Environment.Name}.",
                location: promotion.Location,
                safeWay: $"{(isDirty ? "Commit first. " : "")}kafka-config apply --env {promotion.After}, and then this. Where that cannot be: kafka-config runbook new {PromotionState.RuleCode} {EvidenceFile.RunResource} --env {context.Environment.Name}") with
            { Asks = new EvidenceRequest(EvidenceFile.RunResource, [new FieldMove(PlanField, "", context.Plan())], [], []) }],
        };
    }
}
