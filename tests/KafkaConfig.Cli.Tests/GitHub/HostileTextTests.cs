using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KafkaConfig.Cli.Commands;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
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

    private static Dictionary<string, Func<string, string>> Views { get; } = new(StringComparer.Ordinal)
    {
        ["plan text"] = text => SomeReports.Text(ViewCatalog.Plan(OutputFormat.Text, Ink.Plain), Plan(text)),
        ["plan markdown"] = text => SomeReports.Text(ViewCatalog.Plan(OutputFormat.Markdown, Ink.Plain), Plan(text)),
        ["plan json"] = text => SomeReports.Text(ViewCatalog.Plan(OutputFormat.Json, Ink.Plain), Plan(text)),
        ["validation text"] = text => SomeReports.Text(ViewCatalog.Validation(OutputFormat.Text, Ink.Plain), Validation(text)),
        ["validation markdown"] = text => SomeReports.Text(ViewCatalog.Validation(OutputFormat.Markdown, Ink.Plain), Validation(text)),
        ["validation json"] = text => SomeReports.Text(ViewCatalog.Validation(OutputFormat.Json, Ink.Plain), Validation(text)),
        ["validation sarif"] = text => SomeReports.Text(ViewCatalog.Validation(OutputFormat.Sarif, Ink.Plain), Validation(text)),
        ["comment"] = text => SomeReports.Comment(Report(text)),
        ["comment cut to names"] = text => SomeReports.Comment(Report(text), 8_000),
        ["comment cut to addresses"] = text => SomeReports.Comment(Report(text), 3_000),
        ["summary"] = text => SomeReports.Text(ViewCatalog.Summary(CommentView.SummaryLimit), Report(text)),
        ["annotations"] = text => SomeReports.Text(ViewCatalog.Annotations(), Report(text)),
        ["issue"] = text => SomeReports.Text(ViewCatalog.DriftIssue(CommentView.CommentLimit, SomeReports.Marker, SomeReports.Whole), Drift(text)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_view_says_what_the_tool_says_and_nothing_else(string view, int attack)
    {
        var text = Views[view](HostileTexts.All[attack]);
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
            if (!HostileTexts.All[attack].Contains('\n', StringComparison.Ordinal))
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
        var bare = prose.Select(line => CodeSpan().Replace(line, "")).ToList();
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

    private static PullRequestReport Report(string text) => SomeReports.Report(
        Of(text, [Create($"topic/{text}", (text, text), ("b", "1")), Update($"topic/{text}2", text, text, "b") with { Detail = $"{text}\n{text}" }, Delete($"topic/{text}3", (text, text))],
            [
                .. ((string[])["refuse", "runbook", "ack", "warn", "info"]).Select(severity => Finding("KC2001", severity, text, $"topic/{text}", text, text) with
                {
                    Attachment = text, PassesWhen = text, Evidence = severity == "ack" ? new EvidenceDocument(text, text, text, false, [new GateDocument(text, "holds", text)]) : null,
                }),
            ]) with
        {
            ClusterId = text,
            Revision = text,
            Digest = text,
            Against = text,
            Only = [text],
            Drift = [new DriftDocument($"topic/{text}", text, text, null), new DriftDocument(text, null, null, text)],
            Observations = [new ObservationDocument(text, text, 1, text)],
            NotEvaluated = [new UnreadDocument(text, text)],
        },
        Of("other", [Update($"topic/{text}2", text, "c", "d")])) with
    { Unavailable = [new UnavailableDocument(text, text)], Head = text, Base = text };

    private static DriftIssueReport Drift(string text) => new()
    {
        Environments = [new DriftEnvironmentDocument(text, text, text, FixedClock.Instance.GetUtcNow(), [new DifferenceDocument(text, text, text, text, text), new DifferenceDocument(text, null, null, null, text)], [new UnreadDocument(text, text)])],
        Between = [new DifferenceDocument(text, text, text, text, text)],
        Unavailable = [new UnavailableDocument(text, text)],
        Time = FixedClock.Instance.GetUtcNow(),
    };

    private static ValidationReport Validation(string text) => new(1, ["prod"], [Found(text)]);

    private static Finding Found(string text) => new()
    {
        Code = "KC2001",
        Severity = Severity.Refuse,
        What = text,
        Why = text,
        SafeWay = text,
        PassesWhen = text,
        Attachment = text,
        Address = new ResourceAddress(ResourceKind.Topic, text),
        Location = new SourceLocation(text, 1, 1),
        Excerpt = text,
        Environments = [text],
    };

    private static PlanReport Plan(string text) => new(
        [
            new EnvironmentPlan
            {
                Environment = text, Production = true, ClusterId = text, Cluster = text, Against = text, Revision = text, ToolVersion = "1", CreatedAt = FixedClock.Instance.GetUtcNow(), Rights = [], Only = [text],
                Changes = [SomeTopic.Alter(("retention.ms", text, "1")), new AddPartitions(ResourceAddress.Topic(text), 1, SomeTopic.From(2, text), new Sourced<Ordering>(Ordering.ByKey, text, SomeTopic.From(2, text).Location), false)],
                Digests = new Dictionary<ResourceAddress, string>(), Findings = [Found(text), Found(text) with { Severity = Severity.Warn }],
                Drift = [new Drift(ResourceAddress.Topic(text), text, text, ValueUnit.None, null)], NotEvaluated = new Dictionary<ResourceAddress, string> { [ResourceAddress.Topic(text)] = text }, Unchanged = 0,
                Observations = [new Observation(ResourceAddress.Topic(text), text, 1, text)],
            },
        ],
        [new UnavailableEnvironment(text, text)]);

    [GeneratedRegex("^### (Refused|Needs evidence|Allowed by evidence|Deletions: [0-9]+|Different from environment to environment|Not evaluated: [0-9]+)$")]
    private static partial Regex OwnHeading();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Pipe();

    [GeneratedRegex("(?<!`)(?<fence>`+)(?!`).*?(?<!`)\\k<fence>(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^ {0,5}(?<fence>`{3,})[a-z]*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(<details><summary>|</details>|<sub>)|</summary>$|</sub>$|\[job's summary\]\(https://github\.example/acme/kafka/actions/runs/1\)|^<!-- kafka-config plan root=\. -->$")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^ {0,3}(=+|-{2,}|:-+:?|-+:|(-+ +)+-+|(\* *){3,}) *$")]
    private static partial Regex SetextOrRule();
}
