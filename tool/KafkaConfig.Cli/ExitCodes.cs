using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli;

/// <summary>Works out exit codes; where several hold, the first of 6, 1, 4, 5, 3, 2, 0.</summary>
public static class ExitCodes
{
    private static readonly ExitCode[] Precedence =
    [
        ExitCode.PartlyApplied, ExitCode.Error, ExitCode.StalePlan, ExitCode.FactsUnavailable, ExitCode.Refused, ExitCode.ChangesPending, ExitCode.Done,
    ];

    public static ExitCode Worst(IEnumerable<ExitCode> codes)
    {
        var all = codes.ToHashSet();
        return Precedence.FirstOrDefault(all.Contains, ExitCode.Done);
    }

    /// <summary>Of an offline check: shapes are errors, anything else that stops is a refusal.</summary>
    public static ExitCode Of(IReadOnlyList<Finding> findings) => Worst(findings.Where(finding => finding.Stops).Select(finding => finding.IsShape ? ExitCode.Error : ExitCode.Refused));

    public static ExitCode Of(EnvironmentPlan plan, bool detailed) => plan.Verdict switch
    {
        PlanVerdict.Incomplete => ExitCode.FactsUnavailable,
        PlanVerdict.Refused => ExitCode.Refused,
        PlanVerdict.Changes when detailed => ExitCode.ChangesPending,
        _ => ExitCode.Done,
    };

    /// <summary>Before the first write, interrupted or refused by brokers: 1, refused by a gate: 3; anything missing after it: 6.</summary>
    public static ExitCode Of(ApplyReport report) =>
        report.IsComplete ? ExitCode.Done
        : report.WroteAnything ? ExitCode.PartlyApplied
        : report.Outcomes.Any(outcome => outcome.Status == Core.Kinds.ApplyStatus.Refused) ? ExitCode.Refused
        : ExitCode.Error;
}
