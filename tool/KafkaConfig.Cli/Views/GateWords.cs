using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>The words that all views of evidence and gates share.</summary>
public static class GateWords
{
    /// <summary>A symbol and a word say the same as a colour would.</summary>
    public static string Word(GateStatus status) => status switch
    {
        GateStatus.Holds => "✓ holds",
        GateStatus.Fails => "✗ fails",
        _ => "? unknown",
    };

    /// <summary><c>Allowed by runbooks/x.md</c>, or that its gates do not hold yet.</summary>
    public static string Verdict(EvidenceAnswer answer) => Verdict(answer.Holds, answer.Path, answer.Approver);

    public static string Verdict(bool holds, string path, string approver) =>
        holds ? $"Allowed by {path} (approver {approver})." : $"{path} (approver {approver}) fits, and not all of its gates hold:";

    /// <summary>A gate in one line.</summary>
    public static string Line(GateResult gate) => $"{Word(gate.Status)}  {gate.Gate}: {gate.Figures}";

    /// <summary>What a plan waits for.</summary>
    public static IReadOnlyList<string> Failing(EnvironmentPlan plan) =>
    [
        .. plan.Findings.SelectMany(finding => (finding.Answer?.Gates ?? []).Where(gate => gate.Status != GateStatus.Holds).Select(gate => $"{finding.Address}: {gate.Gate}: {gate.Figures}"))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>After an increase in place: whom to start first, and how to check.</summary>
    public static IReadOnlyList<string> Next(EnvironmentPlan plan)
    {
        var lines = new List<string>();
        foreach (var answer in plan.Findings.Select(finding => finding.Answer).OfType<EvidenceAnswer>().Where(answer => answer.Strategy == Core.Evidence.EvidenceFile.DrainAndExpand).DistinctBy(answer => answer.Path))
        {
            lines.Add($"Start consumers before producers: {(answer.Groups.Count == 0 ? "no group uses the topic" : string.Join(", ", answer.Groups))}.");
            lines.Add($"Then check that they have every partition: kafka-config runbook verify {answer.Path} --env {plan.Environment}");
            lines.Add($"Only then start producers{(answer.Producers.Count == 0 ? "" : $": {string.Join(", ", answer.Producers)}")}.");
        }

        return lines;
    }
}
