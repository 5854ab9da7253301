using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Planning;

/// <summary>What was approved: a plan of before, read from a file or shown to whoever said yes.</summary>
/// <param name="Environment">Its environment.</param>
/// <param name="ClusterId">Its cluster.</param>
/// <param name="Digest">The plan's name.</param>
/// <param name="Changes">Every change, with the facts that it rests on.</param>
/// <param name="Findings">By code and address, what was known.</param>
public sealed record ApprovedPlan(
    string Environment, string ClusterId, string Digest, IReadOnlyList<ApprovedChange> Changes, IReadOnlySet<(string Code, string Address)> Findings)
{
    public static ApprovedPlan Of(EnvironmentPlan plan) => new(
        plan.Environment, plan.ClusterId, PlanDigest.Of(plan), [.. plan.Changes.Select(change => ApprovedChange.Of(change, plan))], plan.Findings.Select(KeyOf).ToHashSet());

    public static (string Code, string Address) KeyOf(Finding finding) => (finding.Code, finding.Address?.ToString() ?? "");
}
