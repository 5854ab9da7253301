using System.Text;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>Plans as Markdown of a bounded size: a comment, or a job's summary. What does not fit is left out in a fixed order, and each place says so.</summary>
/// <param name="limit">Counted in UTF-16 units and in bytes, whichever is more.</param>
/// <param name="ending">The last line: a marker; empty: none.</param>
/// <param name="whole">A sentence that says where the whole plan is; Markdown of our own.</param>
public sealed class CommentView(int limit, string ending, string whole) : IView<PullRequestReport>
{
    /// <summary>GitHub refuses more than 65,536 characters.</summary>
    public const int CommentLimit = 60_000;

    /// <summary>GitHub drops a step's summary over 1 MiB.</summary>
    public const int SummaryLimit = 1024 * 1024;

    public void Render(PullRequestReport report, TextWriter output)
    {
        var findings = MergedFinding.Of(report.Plans);
        foreach (var detail in CommentDetail.Steps)
        {
            var text = Write(report, detail, findings, null);
            if (!Fits(text))
                continue;
            output.Write(text);
            return;
        }

        // Thousands of findings: the heaviest that there is room for, and how many more there are.
        var (most, tooMany) = (0, findings.Count);
        while (most + 1 < tooMany)
        {
            var middle = (most + tooMany) / 2;
            (most, tooMany) = Fits(Write(report, CommentDetail.Steps[^1], findings, middle)) ? (middle, tooMany) : (most, middle);
        }

        output.Write(Write(report, CommentDetail.Steps[^1], findings, most));
    }

    private bool Fits(string text) => text.Length <= limit && Encoding.UTF8.GetByteCount(text) <= limit;

    private string Write(PullRequestReport report, CommentDetail detail, IReadOnlyList<MergedFinding> findings, int? most)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new CommentWriter(report, detail, findings, most, whole, writer).Write();
        if (ending.Length > 0)
            writer.WriteLine(ending);
        return writer.ToString();
    }
}
