using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Tests.Evidence;

public sealed class EvidenceParserTests
{
    private const string Head = "---\nrule: KC1001\nresource: topic/orders.placed\nenvironment: prod\nowner: a\napprover: \"@a\"\nexpires: 2026-11-20\n";

    [Fact]
    public void Every_key_is_read()
    {
        var file = Parse(
            Head.Replace("rule: KC1001", "rules: [KC1001, KC7007]", StringComparison.Ordinal)
            + "change: { partitions: { from: 12, to: 24 }, config: { retention.ms: { from: 7d, to: default } } }\nstrategy: drain-and-expand\ngroups: [ledger, billing]\nfreezeWindow: 45s\n"
            + "window: { start: 2026-12-01T06:00Z, end: 2026-12-01T08:00+01:00 }\nproducers: [User:order-api]\nabandoned: [console-consumer-4711]\nfacts: { maxRecordsDeleted: 450000 }\n---\n# Title\n## Why\nBecause.\n## Steps\nOne.\n");
        Assert.Empty(file.Problems);
        Assert.Equal(["KC1001", "KC7007"], file.Rules);
        Assert.Equal([new FieldMove("partitions", "12", "24"), new FieldMove("retention.ms", "7d", "default")], file.Moves);
        Assert.Equal(["billing", "ledger"], file.Groups);
        Assert.Equal(TimeSpan.FromSeconds(45), file.FreezeWindow);
        Assert.Equal((new DateTimeOffset(2026, 12, 1, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero)), file.Window);
        Assert.Equal(450_000, file.MaximumRecordsDeleted);
        Assert.Equal("Because.", file.Body["Why"]);
        Assert.Equal("Because.\nOne.", file.Prose);
        Assert.Equal(new DateOnly(2026, 11, 20), file.Expires);
    }

    [Theory]
    [InlineData("change: { action: delete }\n", "action delete")]
    [InlineData("change: { action: rename, to: orders.accepted }\n", "action rename to orders.accepted")]
    [InlineData("change: { run: { deletes: 9, newPartitions: 400 } }\n", "deletes 9|newPartitions 400")]
    [InlineData("change: { config: { cleanup.policy: { from: delete, to: [compact, delete] } } }\n", "cleanup.policy delete -> compact,delete")]
    [InlineData("change: { state: { from: active, to: promoted } }\n", "state active -> promoted")]
    public void Every_form_of_a_change_is_read(string change, string moves) => Assert.Equal(moves, string.Join('|', Parse(Head + change + "---\n").Moves));

    [Theory]
    [InlineData("change: {}\n", "KC0006", 8)]
    [InlineData("change: { action: rename }\n", "KC0006", 8)]
    [InlineData("change: { action: remove }\n", "KC0005", 8)]
    [InlineData("change: { partitions: { from: 1 } }\n", "KC0006", 8)]
    [InlineData("change: { action: delete }\nfreezeWindow: 9s\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nfreezeWindow: 30\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nwindow: { start: 2026-12-01T06:00Z, end: 2026-12-01T06:00Z }\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nwindow: { start: 2026-12-01T06:00, end: 2026-12-01T08:00Z }\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nwindow: { start: 2026-12-01T06:00:00, end: 2026-12-01T08:00Z }\n", "KC0005", 9)]
    [InlineData("change: { partitions: { from: x, to: 24 } }\n", "KC0005", 8)]
    [InlineData("change: { partitions: { from: 1, to: 99999999999 } }\n", "KC0005", 8)]
    [InlineData("change: { action: delete }\nfacts: { maxRecordsDeleted: many }\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nrule: KC1001\n", "KC0003", 9)]
    [InlineData("change: { action: delete }\nstrategy: hope\n", "KC0005", 9)]
    [InlineData("change: { action: delete }\nforce: true\n", "KC0004", 9)]
    public void Each_mistake_is_reported_at_its_line_of_the_file(string keys, string code, int line)
    {
        var problem = Parse(Head + keys + "---\nBecause.\n").Problems[0];
        Assert.Equal((code, line), (problem.Code, problem.Location?.Line));
    }

    [Theory]
    [InlineData("no front matter\n")]
    [InlineData("---\nrule: KC1001\n")]
    [InlineData("---\n---\n")]
    [InlineData("---\n\trule: KC1001\n---\n")]
    [InlineData("")]
    public void What_is_no_evidence_is_a_problem_and_no_exception(string text) => Assert.NotEmpty(Parse(text).Problems);

    [Fact]
    public void What_no_reviewer_sees_is_not_said()
    {
        var file = Parse(Head + "change: { action: delete }\n---\n<!--\n## Why\nBecause.\n-->\n## Steps\nOne. <!-- two -->\n<!-- without an end\n## Rollback\nNone.\n");
        Assert.Equal(["Steps"], file.Body.Keys);
        Assert.Equal("One.", file.Body["Steps"]);
    }

    [Fact]
    public void An_unknown_rule_suggests_the_nearest()
    {
        var problem = Assert.Single(Parse(Head.Replace("KC1001", "KC101", StringComparison.Ordinal) + "change: { action: delete }\n---\n").Problems);
        Assert.Contains("Did you mean 'KC1001'?", problem.SafeWay, StringComparison.Ordinal);
    }

    private static EvidenceFile Parse(string text) => new EvidenceParser(RuleCatalog.Descriptions).Parse(SourceFile.Read("runbooks/x.md", text));
}
