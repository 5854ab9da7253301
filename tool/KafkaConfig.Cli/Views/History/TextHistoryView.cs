using System.Globalization;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Cli.Views.History;

/// <summary>Past runs for a terminal.</summary>
public sealed class TextHistoryView(Ink ink) : IView<HistoryReport>
{
    private const int Most = 10;

    public void Render(HistoryReport report, TextWriter output)
    {
        if (report.Applied is { } applied)
            output.WriteLine($"{ink.Bold(Ink.Safe(report.Environment))}: revision {Ink.Safe(applied.Revision)} is applied, since {Time(applied.At)} (run {Ink.Safe(applied.RunId)})");
        else
            output.WriteLine($"{ink.Bold(Ink.Safe(report.Environment))}: no revision was ever applied as a whole");
        if (report.Runs.Count == 0)
            output.WriteLine("No run is recorded.");
        foreach (var run in report.Runs)
            Write(run, output);
    }

    private void Write(RunRecord record, TextWriter output)
    {
        var run = record.Run;
        var end = record.End is { } ended
            ? string.Create(CultureInfo.InvariantCulture, $"{ended.Result}, {ended.Done} done")
            : "not ended: still at it, killed, or its lock was lost";
        output.WriteLine();
        output.WriteLine($"{Time(run.StartedAt)}  {(record.End?.Result == "complete" ? ink.Green(end) : ink.Yellow(end))}");
        output.WriteLine($"  by {Ink.Safe(run.Who)}, revision {Ink.Safe(run.Revision)}, plan {Ink.Safe(run.PlanDigest)}, run {Ink.Safe(run.RunId)}{(run.Only.Count == 0 ? "" : $", only {Ink.Safe(string.Join(", ", run.Only))}")}");
        foreach (var operation in record.Entries.OfType<JournalEntry.OperationsIntended>().SelectMany(entry => entry.Operations).Take(ink.IsVerbose ? int.MaxValue : Most))
        {
            var outcome = record.Entries.OfType<JournalEntry.OperationsDecided>().SelectMany(entry => entry.Outcomes).LastOrDefault(known => known.Address == operation.Address && known.Action == operation.Action);
            output.WriteLine($"  {Ink.Safe(outcome?.Status ?? "may have happened")}  {Ink.Safe(operation.Action)} {Ink.Safe(operation.Address)}  {Ink.Safe(string.Join(", ", operation.Fields))}{(outcome?.Why is { } why ? $"  {Ink.Safe(why)}" : "")}");
            foreach (var evidence in operation.Evidence)
                output.WriteLine($"    allowed by {Ink.Safe(evidence)}");
        }

        var operations = record.Entries.OfType<JournalEntry.OperationsIntended>().Sum(entry => entry.Operations.Count);
        if (operations > Most && !ink.IsVerbose)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {operations - Most} more (--verbose shows all)"));
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
