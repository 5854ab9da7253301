using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>A finding with all environments that it was found in.</summary>
internal sealed record MergedFinding(FindingDocument Finding, bool IsRefusal, bool NeedsEvidence)
{
    /// <summary>In the order of weight, as plans sort them; what several environments share stands once.</summary>
    public static IReadOnlyList<MergedFinding> Of(IReadOnlyList<EnvironmentPlanDocument> plans) =>
    [
        .. plans.SelectMany(plan => plan.Findings.Select(finding => (plan.Environment, Finding: finding)))
            // Evidence is for one environment.
            .GroupBy(item => (item.Finding with { Environments = [], Evidence = null }, item.Finding.Evidence is null ? "" : item.Environment))
            .Select(group => Of(group.First().Finding with { Environments = [.. group.Select(item => item.Environment).Distinct(StringComparer.Ordinal)] }))
            .OrderBy(item => item.IsRefusal ? 0 : item.NeedsEvidence ? 1 : 2),
    ];

    private static MergedFinding Of(FindingDocument finding)
    {
        var needsEvidence = finding.Stops && finding.Severity is "runbook" or "ack" && FindingWords.Word(finding) != "ERROR";
        return new MergedFinding(finding, finding.Stops && !needsEvidence, needsEvidence);
    }
}
