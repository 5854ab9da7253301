using System.Globalization;
using KafkaConfig.Cli.Views.Plan;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views.Apply;

/// <summary>An apply for a terminal: the plan, then how it ended.</summary>
public sealed class TextApplyView(Ink ink) : IView<ApplyRun>
{
    public void Render(ApplyRun report, TextWriter output)
    {
        if (!report.IsOver)
        {
            new TextPlanView(ink).Render(new PlanReport([report.Plan]), output);
            return;
        }

        output.WriteLine();
        if (report.ChangedSinceApproval.Count > 0)
            Stale(report, output);
        else if (report.Report is { } ended)
            Ended(report.Plan, ended, output);
        else if (report.Plan.Verdict == PlanVerdict.NoChanges)
            output.WriteLine(ink.Green("✓ Nothing to do."));
        else
            output.WriteLine(ink.Red("✗ Nothing was applied: what is listed above must be settled first."));
    }

    private void Stale(ApplyRun report, TextWriter output)
    {
        output.WriteLine(ink.Red("✗ Nothing was applied (KC9002): this is not what was approved. Plan again, and have it approved."));
        foreach (var difference in report.ChangedSinceApproval)
            output.WriteLine($"  {Ink.Safe(difference)}");
    }

    private void Ended(EnvironmentPlan plan, ApplyReport report, TextWriter output)
    {
        if (report is { JournalProblem: { } lost, IsDone: true })
        {
            output.WriteLine(ink.Red($"✗ Applied and verified, and not recorded: {Count.Of(report.Done, "change")} to {Ink.Safe(report.Environment)}. {Ink.Safe(lost)} Run the command again."));
            return;
        }

        if (report.JournalProblem is { } problemOfJournal)
            output.WriteLine(ink.Yellow($"The journal is not complete: {Ink.Safe(problemOfJournal)}"));
        if (report.RefusedByDryRun.Count > 0)
        {
            output.WriteLine(ink.Red("✗ Nothing was applied: the brokers' dry run refuses"));
            Table(report.RefusedByDryRun, output);
            return;
        }

        if (report.IsComplete)
        {
            output.WriteLine(ink.Green($"✓ Applied and verified: {Count.Of(report.Done, "change")} to {Ink.Safe(report.Environment)}."));
            foreach (var outcome in report.Outcomes.Where(outcome => outcome.Note is not null))
                output.WriteLine($"  {Ink.Safe(outcome.Change.Address.ToString())}  {Ink.Safe(outcome.Note ?? "")}");
            foreach (var line in GateWords.Next(plan))
                output.WriteLine($"  {Ink.Safe(line)}");
            return;
        }

        output.WriteLine(ink.Red(string.Create(
            CultureInfo.InvariantCulture, $"✗ {(report.WroteAnything ? "Partly applied" : "Nothing was applied")}: {report.Done} of {Count.Of(report.Outcomes.Count, "change")} to {Ink.Safe(report.Environment)}. Run the command again to continue.")));
        Table([.. report.Outcomes.Where(outcome => outcome.Status != ApplyStatus.Done)], output);
        foreach (var (address, problem) in report.NotVerified.OrderBy(item => item.Key))
            output.WriteLine($"  not verified  {Ink.Safe(address.ToString())}  {Ink.Safe(problem)}");
    }

    private static void Table(IReadOnlyList<ApplyOutcome> outcomes, TextWriter output)
    {
        foreach (var outcome in outcomes)
            output.WriteLine($"  {Word(outcome.Status)}  {outcome.Change.Action} {Ink.Safe(outcome.Change.Address.ToString())}  {Ink.Safe(outcome.Why ?? "")}");
    }

    private static string Word(ApplyStatus status) => RunJournal.Word(status);
}
