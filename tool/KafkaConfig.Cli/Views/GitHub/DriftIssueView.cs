using System.Globalization;
using System.Text;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>Drift as an issue's text of a bounded size: how live clusters differ from Git, a row each, as many as there is room for.</summary>
/// <param name="limit">Counted in UTF-16 units and in bytes, whichever is more.</param>
/// <param name="ending">The last line: a marker; empty: none.</param>
/// <param name="whole">A sentence that says where the whole report is; Markdown of our own.</param>
public sealed class DriftIssueView(int limit, string ending, string whole) : IView<DriftReportDocument>
{
    private const int LongestText = 500;

    public static string Title(DriftReportDocument report) => report.Differences == 0 ? "Kafka drift: not everything could be read" : $"Kafka drift: {Count.Of(report.Differences, "difference")} from Git";

    /// <summary>When the clusters were read; null where none was.</summary>
    public static string? Moment(DriftReportDocument report) => report.Time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public void Render(DriftReportDocument report, TextWriter output)
    {
        var rows = Rows(report);
        var (most, tooMany) = (0, rows.Count + 1);
        while (most + 1 < tooMany)
        {
            var middle = (most + tooMany) / 2;
            (most, tooMany) = Fits(Write(report, rows, middle)) ? (middle, tooMany) : (most, middle);
        }

        output.Write(Write(report, rows, most));
    }

    private bool Fits(string text) => text.Length <= limit && Encoding.UTF8.GetByteCount(text) <= limit;

    private static IReadOnlyList<string> Rows(DriftReportDocument report) =>
    [
        .. report.Environments.SelectMany(environment => environment.Differences.Select(difference => Row(Markdown.Text(environment.Environment), difference))),
        .. report.Between.Select(difference => Row("between them", difference)),
    ];

    private static string Row(string environment, DifferenceDocument difference) =>
        $"| {environment} | {Markdown.Code(difference.Address)} | {Cell(difference.Field)} | {Cell(difference.Declared)} | {Cell(difference.Live)} | {Markdown.Text(Markdown.Cut(difference.What, LongestText))} |";

    private static string Cell(string? text) => text is null ? "" : Markdown.Code(Markdown.Cut(text.Length == 0 ? "(empty)" : text, LongestText));

    private string Write(DriftReportDocument report, IReadOnlyList<string> rows, int most)
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine($"**{Title(report)}**{(Moment(report) is { } moment ? $" · {moment}" : "")}");
        output.WriteLine();
        var unread = report.Unavailable.Select(item => $"- **{Markdown.Text(item.Environment)} could not be read:** {Markdown.Text(Markdown.Cut(item.Why, LongestText))}")
            .Concat(report.Environments.SelectMany(environment => environment.NotEvaluated.Select(item => $"- {Markdown.Text(environment.Environment)} {Markdown.Code(item.Address)} was not read: {Markdown.Text(Markdown.Cut(item.Why, LongestText))}"))).ToList();
        foreach (var line in unread.Take(20))
            output.WriteLine(line);
        if (unread.Count > 20)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- and {unread.Count - 20} more"));
        if (unread.Count > 0)
            output.WriteLine();
        if (most > 0)
        {
            output.WriteLine("| environment | resource | field | declared | live | |");
            output.WriteLine("|---|---|---|---|---|---|");
            foreach (var row in rows.Take(most))
                output.WriteLine(row);
            output.WriteLine();
        }

        if (most < rows.Count)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"✂ *And {rows.Count - most} more, cut since the text would be too long.* {whole}"));
            output.WriteLine();
        }

        output.WriteLine($"Declare it, or put the cluster back as the files say: `kafka-config plan --env ENVIRONMENT` shows what would change.{(ending.Length > 0 ? " This issue is updated by each run, and closed when nothing differs any more." : "")}");
        if (ending.Length > 0)
            output.WriteLine(ending);
        return output.ToString();
    }
}
