using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using KafkaConfig.Cli.Commands;
using KafkaConfig.Cli.Views;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.SomePlanDocument;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>Whatever stands in a file or a cluster, every output says what the tool says, and nothing else.</summary>
public sealed partial class HostileTextTests
{
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var view in Views.Keys)
        {
            for (var attack = 0; attack < HostileTexts.All.Count; attack++)
                cases.Add(view, attack);
        }

        return cases;
    }

    private static Gen<string> Attack { get; } = Gen.Int[0, HostileTexts.All.Count - 1].Select(index => HostileTexts.All[index]);

    public static TheoryData<string> ViewNames => [.. Views.Keys];

    private static Dictionary<string, Func<string, string>> Views { get; } = new(
    [
        .. EachFormat("plan", ViewCatalog.Plan, HostileReports.Plan, OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json),
        .. EachFormat("validation", ViewCatalog.Validation, HostileReports.Validation, OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json, OutputFormat.Sarif),
        .. EachFormat("drift", ViewCatalog.Drift, HostileReports.Drift, OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json),
        .. EachFormat("apply", ViewCatalog.Apply, HostileReports.Apply, OutputFormat.Text, OutputFormat.Json),
        .. EachFormat("show", ViewCatalog.Show, HostileReports.Show, OutputFormat.Text, OutputFormat.Json),
        .. EachFormat("history", ViewCatalog.History, HostileReports.History, OutputFormat.Text, OutputFormat.Json),
        .. EachFormat("connectors", ViewCatalog.Connectors, HostileReports.Connectors, OutputFormat.Text, OutputFormat.Json),
        new("comment", text => SomeReports.Comment(HostileReports.Report(text))),
        new("comment cut to names", text => SomeReports.Comment(HostileReports.Report(text), 8_000)),
        new("comment cut to addresses", text => SomeReports.Comment(HostileReports.Report(text), 3_000)),
        new("summary", text => SomeReports.Text(ViewCatalog.Summary(CommentView.SummaryLimit), HostileReports.Report(text))),
        new("annotations", text => SomeReports.Text(ViewCatalog.Annotations(), HostileReports.Report(text))),
        new("issue", text => SomeReports.Text(ViewCatalog.DriftIssue(CommentView.CommentLimit, SomeReports.Marker, SomeReports.Whole), HostileReports.Drift(text))),
    ],
    StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_view_says_what_the_tool_says_and_nothing_else(string view, int attack) => AssertHarmless(view, HostileTexts.All[attack]);

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void Nor_do_attacks_that_are_put_together(string view) =>
        Gen.Select(Attack, Gen.Int[0, 4].SelectMany(length => Gen.Char.Array[length]), Attack).Sample(
            parts => AssertHarmless(view, $"{parts.Item1}{new string(parts.Item2)}{parts.Item3}"), iter: 100);

    private static IEnumerable<KeyValuePair<string, Func<string, string>>> EachFormat<TReport>(string name, Func<OutputFormat, Ink, IView<TReport>> view, Func<string, TReport> report, params OutputFormat[] formats) =>
        formats.Select(format => KeyValuePair.Create($"{name} {format.ToString().ToLowerInvariant()}", (string text) => SomeReports.Text(view(format, Ink.Plain), report(text))));

    private static void AssertHarmless(string view, string attack)
    {
        var text = Views[view](attack);
        var innocent = Views[view]("innocent");
        Assert.DoesNotContain(text, character => character != '\n' && (char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
        Assert.DoesNotContain(text.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
        Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
        if (view == "annotations")
        {
            AssertCommands(text, innocent);
            return;
        }

        Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        if (view.Contains("json", StringComparison.Ordinal) || view.Contains("sarif", StringComparison.Ordinal))
        {
            using var document = JsonDocument.Parse(text);
            return;
        }

        if (view.Contains("text", StringComparison.Ordinal))
        {
            if (!attack.Contains('\n', StringComparison.Ordinal))
                Assert.Equal(innocent.Split('\n').Length, text.Split('\n').Length);
            return;
        }

        AssertMarkdown(text, innocent);
    }

    [Fact]
    public void The_annotations_are_at_most_ten_errors_and_ten_warnings_with_a_count_of_the_others()
    {
        var findings = Enumerable.Range(0, 13).Select(number => Finding("KC2001", "refuse", $"r{number}", $"topic/{number}"))
            .Concat(Enumerable.Range(0, 11).Select(number => Finding("KC2002", "warn", $"w{number}", $"topic/{number}"))).Append(Finding("KC2003", "info", "i")).ToList();
        var lines = SomeReports.Text(ViewCatalog.Annotations(), SomeReports.Report(Of("prod", [], findings))).TrimEnd('\n').Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.All(lines[..10], line => Assert.StartsWith("::error ", line, StringComparison.Ordinal));
        Assert.All(lines[10..20], line => Assert.StartsWith("::warning ", line, StringComparison.Ordinal));
        Assert.Equal("3 more errors and 1 more warning have no annotation; the job summary has them.", lines[20]);
    }

    [Fact]
    public void An_annotation_stands_at_its_line_and_is_escaped_as_the_runner_wants()
    {
        var finding = Finding("KC2001", "refuse", "100% of a, b: gone", "topic/a,b:c", "Because.", "Do not.");
        var text = SomeReports.Text(ViewCatalog.Annotations(), SomeReports.Report(Of("prod", [], [finding])) with { Root = "infra/kafka" });
        Assert.Equal("::error file=infra/kafka/topics/a%2Cb%3Ac.yaml,line=14,col=3,title=KC2001 REFUSED topic/a%2Cb%3Ac (prod)::100%25 of a, b: gone Because. Safe way: Do not.\n", text);
    }

    private static void AssertCommands(string text, string innocent)
    {
        var lines = text.Split('\n');
        Assert.Equal(innocent.Split('\n').Length, lines.Length);
        Assert.All(lines[..^1], line => Assert.Matches("^::(error|warning) (file=[^,:]*,line=[0-9]+,col=[0-9]+,)?title=[^,:]*::", line));
    }

    private static void AssertMarkdown(string text, string innocent)
    {
        var prose = Prose(text);
        // The tool's own first line, marker and headings, and no others.
        if (innocent.StartsWith("**⛔", StringComparison.Ordinal))
            Assert.All(prose.Where(line => line.StartsWith('#')), line => Assert.Matches(OwnHeading(), line));
        else
            Assert.Equal(Prose(innocent).Count(line => line.StartsWith('#')), prose.Count(line => line.StartsWith('#')));
        var bare = prose.Select(WithoutCode).ToList();
        Assert.Equal(innocent.Split("<!-- kafka-config").Length, bare.Sum(line => line.Split("<!-- kafka-config").Length - 1) + 1);
        Assert.Equal(innocent.EndsWith($"\n{SomeReports.Marker}\n", StringComparison.Ordinal), ReportMarker.Ends(text, SomeReports.Marker));
        Assert.Equal(innocent.Split("**⛔ KafkaConfig plan").Length, bare.Sum(line => line.Split("**⛔ KafkaConfig plan").Length - 1) + 1);
        Assert.DoesNotContain(bare, line => line.Contains("**✅", StringComparison.Ordinal));
        Assert.DoesNotContain(bare.Skip(1), line => SetextOrRule().IsMatch(line));
        foreach (var line in bare)
        {
            var rest = Allowed().Replace(line, "");
            Assert.DoesNotMatch(@"<(?!!-- -->)", rest);
            Assert.DoesNotMatch(@"@(?!<!-- -->)", rest);
            Assert.DoesNotMatch(@"(^|[^\\])(\\\\)*\]\(", rest);
            Assert.DoesNotMatch(@"(?<!&)#[0-9]", rest);
            Assert.DoesNotMatch(@"(?i)gh-[0-9]", rest);
            Assert.DoesNotMatch(@"://", rest);
            Assert.DoesNotMatch(@"(?i)www\.(?!<!-- -->)", rest);
        }

        // A table's rows have as many cells as its head.
        int? pipes = null;
        foreach (var line in prose)
        {
            if (!line.StartsWith('|'))
            {
                pipes = null;
                continue;
            }

            var count = Pipe().Count(line);
            Assert.Equal(pipes ??= count, count);
        }

        Assert.Equal(prose.Count(line => line.StartsWith("<details>", StringComparison.Ordinal)), prose.Count(line => line == "</details>"));
    }

    // Escapes count outside of code, and a run of backticks ends with one of its length.
    private static string WithoutCode(string line)
    {
        var rest = new StringBuilder();
        for (var index = 0; index < line.Length;)
        {
            var run = line.AsSpan(index).IndexOfAnyExcept('`') is var length && length < 0 ? line.Length - index : length;
            var end = run == 0 ? -1 : EndOfCode(line, index + run, run);
            var taken = end >= 0 ? end - index : run > 0 ? run : line[index] == '\\' && index + 1 < line.Length ? 2 : 1;
            if (end < 0)
                rest.Append(line, index, taken);
            index += taken;
        }

        return rest.ToString();
    }

    private static int EndOfCode(string line, int start, int length)
    {
        for (var index = start; index < line.Length;)
        {
            var run = line.AsSpan(index).IndexOfAnyExcept('`') is var found && found < 0 ? line.Length - index : found;
            if (run == length)
                return index + run;
            index += Math.Max(1, run);
        }

        return -1;
    }

    // Lines outside of blocks of code; every block is closed.
    private static List<string> Prose(string text)
    {
        var lines = new List<string>();
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            var run = Fence().Match(line).Groups["fence"].Value;
            if (fence is null && run.Length >= 3)
                fence = run;
            else if (fence is null)
                lines.Add(line);
            else if (run.Length >= fence.Length && line.Trim() == run)
                fence = null;
        }

        Assert.Null(fence);
        return lines;
    }

    [GeneratedRegex("^### (Refused|Needs evidence|Allowed by evidence|Deletions: [0-9]+|Different from environment to environment|Not evaluated: [0-9]+)$")]
    private static partial Regex OwnHeading();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipe();

    [GeneratedRegex("^ {0,5}(?<fence>`{3,})[a-z]*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(<details><summary>|</details>|<sub>)|</summary>$|</sub>$|\[job's summary\]\(https://github\.example/acme/kafka/actions/runs/1\)|^<!-- kafka-config plan root=\. -->$")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^ {0,3}(=+|-{2,}|:-+:?|-+:|(-+ +)+-+|(\* *){3,}) *$")]
    private static partial Regex SetextOrRule();
}
