using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views.GitHub;

namespace KafkaConfig.Cli.Views.Drifts;

/// <summary>Drift as Markdown, all of it.</summary>
public sealed class MarkdownDriftView : IView<DriftReportDocument>
{
    public void Render(DriftReportDocument report, TextWriter output)
    {
        if (report is { Differences: 0, IsComplete: true })
        {
            output.WriteLine("**Kafka drift: none.** What is live is as the files say.");
            return;
        }

        new DriftIssueView(int.MaxValue, "", "").Render(report, output);
    }
}
