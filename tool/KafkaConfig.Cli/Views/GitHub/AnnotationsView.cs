using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>Findings at their lines, as commands to the runner of a pipeline. It shows ten errors and ten warnings of a step, so the rest is a count.</summary>
public sealed class AnnotationsView : IView<PullRequestReport>
{
    public const int Shown = 10;

    public void Render(PullRequestReport report, TextWriter output)
    {
        var findings = MergedFinding.Of(report.Plans).Select(merged => merged.Finding).ToList();
        var errors = findings.Where(finding => finding.Stops).ToList();
        var warnings = findings.Where(finding => finding is { Stops: false, Severity: "warn" }).ToList();
        foreach (var finding in errors.Take(Shown))
            output.WriteLine(Write("error", finding, report.Root));
        foreach (var finding in warnings.Take(Shown))
            output.WriteLine(Write("warning", finding, report.Root));
        var (moreErrors, moreWarnings) = (Math.Max(0, errors.Count - Shown), Math.Max(0, warnings.Count - Shown));
        if (moreErrors + moreWarnings > 0)
            output.WriteLine($"{Count.Of(moreErrors, "more error")} and {Count.Of(moreWarnings, "more warning")} have no annotation; the job summary has them.");
    }

    private static string Write(string command, FindingDocument finding, string root)
    {
        var properties = new List<string>();
        if (finding.File is { } file)
        {
            properties.Add($"file={Property(root is "." or "" ? file : $"{root.TrimEnd('/')}/{file}")}");
            if (finding.Line is { } line)
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"line={line}"));
            if (finding.Column is { } column)
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"col={column}"));
        }

        properties.Add($"title={Property($"{finding.Code} {FindingWords.Word(finding)}{(finding.Address is { } address ? $" {address}" : "")} ({string.Join(", ", finding.Environments)})")}");
        var sentences = new[] { finding.What, finding.Why, finding.SafeWay is { } safeWay && finding.Evidence is not { Holds: true } ? $"Safe way: {safeWay}" : null }.OfType<string>();
        return $"::{command} {string.Join(',', properties)}::{Data(string.Join(' ', sentences))}";
    }

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    // The runner undoes these three and nothing else. Control characters are gone before, so no line can be ended.
    private static string Data(string text) => Ink.Safe(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
