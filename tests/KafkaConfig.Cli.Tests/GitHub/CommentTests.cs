using System.Globalization;
using System.Text;
using CsCheck;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.SomePlanDocument;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>What a pull request is told, and what stays of it when there is too much.</summary>
public sealed class CommentTests
{
    private const string Cut = "✂ *";

    public static TheoryData<string> Names() => [.. SomeReports.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_comment_is_what_reviewers_read(string name)
    {
        var text = SomeReports.Comment(SomeReports.All[name]);
        AssertFits(text, CommentView.CommentLimit);
        Assert.EndsWith($"\n{SomeReports.Marker}\n", text, StringComparison.Ordinal);
        Baseline.Matches($"tests/KafkaConfig.Cli.Tests/GitHub/Comments/{name}.md", text);
    }

    [Fact]
    public void What_is_cut_is_cut_in_this_order()
    {
        var report = Everything();
        var rendered = new List<string>();
        for (var limit = SomeReports.Comment(report, int.MaxValue).Length * 2; limit > 2400; limit -= 40)
        {
            var text = SomeReports.Comment(report, limit);
            AssertFits(text, limit);
            rendered.AddRange(text.Split('\n').Where(line => line.StartsWith(Cut, StringComparison.Ordinal)).Select(line => line[Cut.Length..line.IndexOf(": cut", StringComparison.Ordinal)]));
        }

        Assert.Equal(
            [
                "Links and mirrors", "Drift", "The fields of what is created", "Texts line by line", "Environments side by side", "The fields of what is changed", "What is created (40 in all)", "What is changed (1 in all)",
                "The fields of what is deleted", "What findings give to paste", "Why findings matter", "Why findings matter and what to do instead (kafka-config explain tells)",
                "All but a line of each finding (kafka-config explain tells more)", "All of findings but code and address (kafka-config explain tells more)",
            ],
            rendered.Distinct().Where(cut => cut != "What is deleted" && cut != "What was not evaluated"));
    }

    [Fact]
    public void Nothing_is_cut_where_everything_fits() => Assert.DoesNotContain(Cut, SomeReports.Comment(Everything(), int.MaxValue), StringComparison.Ordinal);

    [Fact]
    public void The_limit_holds_to_the_byte()
    {
        var whole = SomeReports.Comment(Everything(), int.MaxValue);
        var bytes = Encoding.UTF8.GetByteCount(whole);
        Assert.True(bytes > whole.Length);
        Assert.Equal(whole, SomeReports.Comment(Everything(), bytes));
        Assert.Contains(Cut, SomeReports.Comment(Everything(), bytes - 1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_holds_and_no_finding_is_lost_for_any_plan()
    {
        var change = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999], One([.. HostileTexts.All])).Select((verb, number, text) => verb switch
        {
            0 => Create($"topic/{number}", ("description", text), ("partitions", "3")),
            1 => Update($"topic/{number}", "description", text, $"{text}2") with { Detail = text },
            _ => Delete($"topic/{number}", ("description", text)),
        });
        var finding = Gen.Select(One("refuse", "runbook", "ack", "warn", "info"), Gen.Int[0, 99_999], One([.. HostileTexts.All]))
            .Select((severity, number, text) => Finding("KC2001", severity, text, $"topic/found-{number.ToString(CultureInfo.InvariantCulture)}", text, text) with { Attachment = text });
        var plan = Gen.Select(One("staging", "prod", "dr"), change.Array[0, 400], finding.Array[0, 300]).Select((environment, changes, findings) => Of(environment, changes, findings));
        plan.Array[0, 3].Where(plans => plans.DistinctBy(item => item.Environment).Count() == plans.Length).Sample(
            plans =>
            {
                var text = SomeReports.Comment(SomeReports.Report(plans));
                AssertFits(text, CommentView.CommentLimit);
                Assert.EndsWith($"\n{SomeReports.Marker}\n", text, StringComparison.Ordinal);
                Assert.All(plans.SelectMany(item => item.Findings), found => Assert.Contains($"`{found.Address}`", text, StringComparison.Ordinal));
            },
            iter: 60);
    }

    [Fact]
    public void Of_more_findings_than_there_is_room_for_the_heaviest_are_shown_and_the_others_counted()
    {
        var findings = Enumerable.Range(0, 5000).Select(number => Finding("KC2001", number < 10 ? "refuse" : "warn", "Something", $"topic/found-with-a-long-name-{number.ToString(CultureInfo.InvariantCulture)}")).ToList();
        var text = SomeReports.Comment(SomeReports.Report(Of("prod", [], findings)));
        AssertFits(text, CommentView.CommentLimit);
        Assert.Matches(@"\*\*Shown are the \d+ heaviest of 5000 findings\.\*\* The whole plan is in the \[job's summary\]", text);
        Assert.All(findings.Take(10), finding => Assert.Contains($"`{finding.Address}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_holds_what_the_comment_has_no_room_for()
    {
        var report = SomeReports.All["500-changes"];
        var text = SomeReports.Text(ViewCatalog.Summary(CommentView.SummaryLimit), report);
        Assert.DoesNotContain(Cut, text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- kafka-config", text, StringComparison.Ordinal);
        Assert.Equal(250, text.Split("`retention.ms` | `86400000 (1d)` |").Length - 1 + 125);
    }

    [Theory]
    [InlineData("no-changes", "✅ KafkaConfig plan: NO CHANGES")]
    [InlineData("changes", "🔶 KafkaConfig plan: CHANGES")]
    [InlineData("refused", "⛔ KafkaConfig plan: REFUSED")]
    [InlineData("incomplete", "⛔ KafkaConfig plan: INCOMPLETE")]
    [InlineData("anything", "⛔ KafkaConfig plan: INCOMPLETE")]
    public void The_first_line_says_the_worst_verdict(string verdict, string words) =>
        Assert.StartsWith($"**{words}**", SomeReports.Comment(SomeReports.Report(Of("staging"), Of("prod") with { Verdict = verdict })), StringComparison.Ordinal);

    [Fact]
    public void An_environment_that_could_not_be_planned_is_never_no_change()
    {
        var text = SomeReports.Comment(SomeReports.Report(Of("staging")) with { Unavailable = [new UnavailableDocument("prod", "It hangs.")] });
        Assert.StartsWith("**⛔ KafkaConfig plan: INCOMPLETE** · 1 environment unavailable", text, StringComparison.Ordinal);
        Assert.Contains("**prod could not be planned:** It hangs.", text, StringComparison.Ordinal);
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void AssertFits(string text, int limit)
    {
        Assert.InRange(text.Length, 1, limit);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, limit);
        // No character in halves.
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
    }

    private static PullRequestReport Everything() => SomeReports.Report(
        Of("staging", [Update("topic/orders.placed", "retention.ms", "1", "2") with { Detail = "+ ünicode\n" + new string('x', 400) }]),
        Of("prod",
            [
                .. Enumerable.Range(0, 40).Select(number => Create($"topic/new-{Number(number)}", ("partitions", "3"))), Update("topic/orders.placed", "retention.ms", "1", "3") with { Detail = "- ünicode" },
                .. Enumerable.Range(0, 20).Select(number => Delete($"topic/old-{Number(number)}", ("partitions", "3"), ("retention.ms", "1"))),
            ],
            [.. Enumerable.Range(0, 12).Select(number => Finding("KC2001", "refuse", $"What {number} {new string('w', 200)}", $"topic/f{number}", new string('y', 200), new string('z', 200)) with { Attachment = new string('a', 200) })]) with
        {
            Drift = [.. Enumerable.Range(0, 10).Select(number => new DriftDocument($"topic/drift-{number}", null, null, null))],
            Observations = [.. Enumerable.Range(0, 10).Select(number => new ObservationDocument($"mirror/a/{number}", "active", 1, null))],
        });
}
