using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views;

/// <summary>Findings in Markdown, with as much of each as there is room for. None is ever left out.</summary>
public static class MarkdownFindings
{
    private const int LongestSentence = 160;
    private const int LongestName = 300;

    public static void Write(IReadOnlyList<FindingDocument> findings, FindingDetail detail, TextWriter output)
    {
        if (detail == FindingDetail.Addresses)
        {
            foreach (var group in findings.GroupBy(finding => (Word: FindingWords.Word(finding), finding.Code, Environments: string.Join(", ", finding.Environments))))
                output.WriteLine($"- **{group.Key.Word} {Markdown.Text(group.Key.Code)}**{Environments(group.Key.Environments)} {string.Join(' ', group.Select(finding => Markdown.Code(Markdown.Cut(finding.Address ?? Place(finding) ?? finding.What, LongestName))))}");
            return;
        }

        foreach (var finding in findings)
            Write(finding, detail, output);
    }

    private static void Write(FindingDocument finding, FindingDetail detail, TextWriter output)
    {
        var address = finding.Address is { } resource ? $" {Markdown.Code(Markdown.Cut(resource, LongestName))}" : "";
        var place = Place(finding) is { } location ? $" at {Markdown.Code(location)}" : "";
        var head = $"- **{FindingWords.Word(finding)} {Markdown.Text(finding.Code)}**{Environments(string.Join(", ", finding.Environments))}{address}{place}";
        if (detail == FindingDetail.Lines)
        {
            output.WriteLine($"{head} {Markdown.Text(Markdown.Cut(finding.What, LongestSentence))}");
            return;
        }

        output.WriteLine($"{head}  ");
        output.WriteLine($"  {Markdown.Text(finding.What)}{(detail < FindingDetail.WithoutWhy && finding.Why is { } why ? " " + Markdown.Text(why) : "")}");
        if (detail < FindingDetail.WithoutAdvice)
            Advise(finding, output);
        if (detail == FindingDetail.Full && finding.Attachment is { } attachment)
        {
            output.WriteLine();
            foreach (var line in Markdown.Block(attachment, "json").Split('\n'))
                output.WriteLine($"  {line}");
        }
    }

    private static void Advise(FindingDocument finding, TextWriter output)
    {
        if (finding.Evidence is { } evidence)
        {
            output.WriteLine($"  {Markdown.Text(FindingWords.Verdict(evidence))}  ");
            foreach (var gate in evidence.Gates)
                output.WriteLine($"  {Markdown.Text(FindingWords.Line(gate))}  ");
        }

        if (finding.SafeWay is { } safeWay && finding.Evidence is not { Holds: true })
            output.WriteLine($"  *Safe way:* {Markdown.Text(safeWay)}");
        if (finding is { Stops: true, Evidence: null, PassesWhen: { } passes })
            output.WriteLine($"  *Passes with* {Markdown.Text(passes)}.");
    }

    private static string Environments(string names) => names.Length == 0 ? "" : $" [{Markdown.Text(Markdown.Cut(names, LongestName))}]";

    private static string? Place(FindingDocument finding) =>
        finding.File is { } file ? string.Create(CultureInfo.InvariantCulture, $"{Markdown.Cut(file, LongestName)}:{finding.Line}:{finding.Column}") : null;
}
