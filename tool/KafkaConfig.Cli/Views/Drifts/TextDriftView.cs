using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.Drifts;

/// <summary>Drift for a terminal: an environment after the other, and what differs between them.</summary>
public sealed class TextDriftView(Ink ink) : IView<DriftReportDocument>
{
    public void Render(DriftReportDocument report, TextWriter output)
    {
        foreach (var environment in report.Environments)
        {
            var unread = environment.NotEvaluated.Count;
            var verdict = environment.Differences.Count > 0 ? ink.Yellow("DRIFT") : unread > 0 ? ink.Red("INCOMPLETE") : ink.Green("NO DRIFT");
            output.WriteLine($"{ink.Bold(Ink.Safe(environment.Environment))}: {verdict}  {Count.Of(environment.Differences.Count, "difference")} from Git{(unread > 0 ? $", {unread.ToString(CultureInfo.InvariantCulture)} unread" : "")}");
            output.WriteLine(ink.Faint($"cluster {Ink.Safe(environment.ClusterId)}  revision {Ink.Safe(environment.Revision)}  {environment.CreatedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}"));
            foreach (var difference in environment.Differences)
                Write(difference, output);
            foreach (var item in environment.NotEvaluated)
                output.WriteLine($"  {Ink.Safe(item.Address)}  {ink.Red("could not be read")}: {Ink.Safe(item.Why)}");
            output.WriteLine();
        }

        foreach (var environment in report.Unavailable)
        {
            output.WriteLine($"{ink.Bold(Ink.Safe(environment.Environment))}: {ink.Red("INCOMPLETE")}  nothing could be compared");
            output.WriteLine($"  {Ink.Safe(environment.Why)}");
            output.WriteLine();
        }

        if (report.Between.Count == 0)
            return;
        output.WriteLine(ink.Bold("Between the environments, beyond what the files say"));
        foreach (var difference in report.Between)
            Write(difference, output);
        output.WriteLine();
    }

    private static void Write(DifferenceDocument difference, TextWriter output) =>
        output.WriteLine($"  {Ink.Safe(difference.Address)}  {(difference.Field is { } field ? $"{Ink.Safe(field)}  " : "")}{Ink.Safe(difference.What)}");
}
