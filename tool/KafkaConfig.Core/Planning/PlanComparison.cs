using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Planning;

/// <summary>Holds a fresh plan against an approved one. Apply may do less than was approved, never more: each operation must be one of it, on the same facts, and no finding may
/// be new. Another team's resource does not matter.</summary>
public static class PlanComparison
{
    /// <summary>What changed since the approval, a sentence each; empty: the fresh plan is within the approved one.</summary>
    public static IReadOnlyList<string> Differences(ApprovedPlan approved, EnvironmentPlan fresh)
    {
        if (approved.Environment != fresh.Environment)
            return [$"{approved.Environment} was approved, and this is {fresh.Environment}."];
        if (approved.ClusterId != fresh.ClusterId)
            return [$"It was approved for the cluster {approved.ClusterId}, and {fresh.ClusterId} answers now."];
        var differences = new List<string>();
        foreach (var change in fresh.Changes.Select(change => ApprovedChange.Of(change, fresh)))
        {
            var same = approved.Changes.FirstOrDefault(change.IsSame);
            if (same is null)
                differences.Add($"{change.Address}: to {change.Action} {Words(change)} was not approved.");
            else if (same.Identity is not null && change.Identity is not null && same.Identity != change.Identity)
                differences.Add($"{change.Address}: it was deleted and created again since.");
            else if (same.FactsDigest != change.FactsDigest)
                differences.Add($"{change.Address}: what is live there is not what it was.");
        }

        differences.AddRange(fresh.Findings.Where(finding => finding.Severity < Severity.Info && !approved.Findings.Contains(ApprovedPlan.KeyOf(finding))).Select(finding => $"New: {finding.Code} {finding.What}"));
        return [.. differences.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Words(ApprovedChange change) => string.Join(", ", change.Fields.Select(field => $"{field.Field} {field.Before ?? "-"} -> {field.After ?? "default"}"));
}
