using System.Globalization;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>How text views write findings.</summary>
public static class FindingText
{
    /// <summary>More warnings of one code are counted, not shown.</summary>
    public const int ShownWarnings = 10;

    public static string Word(Finding finding) => FindingWords.Word(FindingDocument.Of(finding));

    public static void Write(IReadOnlyList<Finding> findings, TextWriter output, Ink ink)
    {
        foreach (var group in findings.GroupBy(finding => (finding.Severity, finding.Code)))
        {
            var isCut = group.Key.Severity >= Severity.Warn && !ink.IsVerbose && group.Count() > ShownWarnings;
            foreach (var finding in isCut ? group.Take(ShownWarnings) : group)
                Write(finding, output, ink);
            if (isCut)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {group.Count() - ShownWarnings} more of {group.Key.Code} (--verbose shows all)"));
        }
    }

    private static void Write(Finding finding, TextWriter output, Ink ink)
    {
        var word = Word(finding);
        var environments = finding.Environments.Count == 0 ? "" : $"  [{Ink.Safe(string.Join(", ", finding.Environments))}]";
        var address = finding.Address is { } resource ? $"  {Ink.Safe(resource.ToString())}" : "";
        var place = finding.Location is { } location ? $"  {Ink.Safe(location.ToString())}" : "";
        output.WriteLine($"{(finding.Stops ? ink.Red(word) : ink.Yellow(word))} {ink.Bold(finding.Code)}{address}{place}{environments}");
        output.WriteLine($"  {Ink.Safe(finding.What)}");
        if (finding.Excerpt is { } excerpt && finding.Location is { } at)
        {
            var number = at.Line.ToString(CultureInfo.InvariantCulture);
            output.WriteLine(ink.Faint($"    {number} | {Ink.Safe(excerpt)}"));
            if (at.Column <= excerpt.Length && at.Column > 1)
                output.WriteLine(ink.Faint($"    {new string(' ', number.Length)} | {new string(' ', at.Column - 1)}^"));
        }

        if (finding.Why is { } why)
            output.WriteLine($"  {Ink.Safe(why)}");
        if (finding.Answer is { } answer)
        {
            output.WriteLine($"  {(answer.Holds ? ink.Green(Ink.Safe(GateWords.Verdict(answer))) : ink.Red(Ink.Safe(GateWords.Verdict(answer))))}");
            foreach (var gate in answer.Gates)
                output.WriteLine($"    {Ink.Safe(GateWords.Line(gate))}");
        }

        if (finding.SafeWay is { } safeWay && finding.Answer is not { Holds: true })
            output.WriteLine(finding.IsShape ? $"  {Ink.Safe(safeWay)}" : $"  Safe way: {Ink.Safe(safeWay)}");
        if (finding is { Stops: true, Answer: null, PassesWhen: { } evidence })
            output.WriteLine($"  Passes with {Ink.Safe(evidence)}.");
        if (finding.Attachment is { } attachment)
        {
            foreach (var line in attachment.Split('\n'))
                output.WriteLine($"    {Ink.Safe(line)}");
        }
    }
}
