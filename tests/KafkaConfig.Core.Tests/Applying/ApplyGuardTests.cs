using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>What let a change pass must hold immediately before it is made.</summary>
public sealed class ApplyGuardTests : IDisposable
{
    private const string Evidence = "---\nrule: KC1001\nresource: topic/orders.placed\nenvironment: prod\nchange: { partitions: { from: 1, to: 2 } }\nstrategy: drain-and-expand\nowner: a\napprover: \"@platform\"\ngroups: [billing]\nexpires: 2026-11-20\n";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Body => string.Concat(EvidenceFile.Sections.Select(section => $"## {section}\nSaid.\n"));

    [Fact]
    public async Task What_still_holds_is_done()
    {
        Assert.True((await ApplyAsync(Drained(), state => state)).IsComplete);
        Assert.Equal(2, Topic().Assignments.Count);
    }

    [Fact]
    public async Task A_group_that_fell_behind_since_the_plan_stops_it() => ExpectRefusal(
        await ApplyAsync(Drained(), _ => Drained(committed: 9)), "KC1001: the gate lag-zero does not hold: group billing is 1 record behind on partition 0");

    [Fact]
    public async Task A_group_that_came_since_the_plan_stops_it() => ExpectRefusal(
        await ApplyAsync(Drained(), state => state with { Groups = new(state.Groups ?? [], StringComparer.Ordinal) { ["new"] = Group(10) } }), "the gate groups-listed does not hold: new uses the topic and is not named");

    [Fact]
    public async Task A_producer_that_came_back_stops_it() => ExpectRefusal(
        await ApplyAsync(Drained(), state => With(state, topic => topic with { Growing = 1 })), "the gate producers-frozen does not hold");

    [Fact]
    public async Task A_topic_that_was_created_again_stops_it() => ExpectRefusal(
        await ApplyAsync(Drained(), state => With(state, topic => topic with { Id = "another" })), "It was deleted and created again, or changed by somebody else, since it was planned");

    [Fact]
    public async Task A_topic_that_is_gone_stops_it() => ExpectRefusal(
        await ApplyAsync(Drained(), state => state with { Topics = new(StringComparer.Ordinal) }), "It does not exist any more", isThere: false);

    [Fact]
    public async Task Groups_that_cannot_be_seen_any_more_stop_it() => ExpectRefusal(
        await ApplyAsync(Drained(), state => state with { GroupsDenied = "the identity lacks Describe" }), "the identity lacks Describe");

    [Fact]
    public async Task Outside_its_window_nothing_is_done() => ExpectRefusal(
        await ApplyAsync(Drained(), state => state, "window: { start: 2026-11-01T13:00Z, end: 2026-11-01T14:00Z }\n"), "runbooks/x.md allows it from 2026-11-01 13:00 to 2026-11-01 14:00 UTC alone.");

    [Fact]
    public async Task A_closed_window_of_one_topic_lets_no_other_pass_unlooked_at()
    {
        var two = Drained() with { Topics = new(StringComparer.Ordinal) { ["orders.placed"] = Drained().Topics["orders.placed"], ["orders.unused"] = new SandboxTopic { Assignments = [[1, 2, 3]] } } };
        // The second topic was never used when it was planned, and holds a record now.
        var report = await ApplyAsync(two, state => state with { Topics = new(state.Topics, StringComparer.Ordinal) { ["orders.unused"] = state.Topics["orders.unused"] with { Offsets = [[0, 1]] } } },
            "window: { start: 2026-11-01T13:00Z, end: 2026-11-01T14:00Z }\n", other: "orders.unused");
        Assert.All(report.Outcomes, outcome => Assert.Equal(ApplyStatus.Refused, outcome.Status));
        Assert.Equal(2, report.Outcomes.Count);
        Assert.Contains("KC1001", report.Outcomes[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_its_window_it_is_done() =>
        Assert.True((await ApplyAsync(Drained(), state => state, "window: { start: 2026-11-01T12:00Z, end: 2026-11-01T12:00:01Z }\n")).IsComplete);

    [Fact]
    public async Task One_file_for_two_changes_of_a_topic_holds_for_each_of_them()
    {
        var before = With(Drained(), topic => topic with { Configs = new(StringComparer.Ordinal) { ["max.message.bytes"] = "2097152", ["retention.ms"] = "1209600000" }, Written = [new SandboxMark(0, new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero))] });
        var report = await ApplyAsync(before, state => state, both: true);
        Assert.True(report.IsComplete, string.Join('\n', report.Outcomes));
        Assert.Equal(2, Topic().Assignments.Count);
        Assert.Equal("604800000", Topic().Configs["retention.ms"]);
    }

    [Fact]
    public async Task A_topic_that_got_its_first_record_is_not_grown_without_evidence()
    {
        var unused = With(Drained(), topic => topic with { Offsets = null }) with { Groups = null };
        var report = await ApplyAsync(unused, state => With(state, topic => topic with { Offsets = [[0, 1]] }), hasEvidence: false);
        ExpectRefusal(report, "KC1001: partitions 1 -> 2 on a topic that is ordered by-key.");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ApplyReport> ApplyAsync(SandboxState before, Func<SandboxState, SandboxState> disturb, string keys = "", bool hasEvidence = true, bool both = false, string? other = null)
    {
        SandboxRun.Write(_folder, before);
        var repository = new InMemoryRepository().With("kafka-config.yaml", "").With("environments/prod.yaml", "cluster: { file: cluster.json }\nproduction: true\n").With("CODEOWNERS", "* @platform\n")
            .With("topics/orders.placed.yaml", $"owner: a\npartitions: 2\nreplicationFactor: 3\n{(both ? "config: { retention.ms: 7d }\n" : "")}");
        if (other is not null)
            repository.With($"topics/{other}.yaml", "owner: a\npartitions: 2\nreplicationFactor: 3\n");
        var evidence = both ? Evidence.Replace("rule: KC1001", "rules: [KC1001, KC2002]", StringComparison.Ordinal).Replace("to: 2 } }", "to: 2 }, config: { retention.ms: { from: 14d, to: 7d } } }\nfacts: { maxRecordsDeleted: 10 }", StringComparison.Ordinal) : Evidence;
        if (hasEvidence)
            repository.With("runbooks/x.md", $"{evidence}{keys}---\n{Body}");
        var run = new SandboxRun(_folder, repository);
        var plan = await run.PlanAsync(Token);
        Assert.False(plan.IsRefused, string.Join('\n', plan.Findings.Select(finding => finding.What)));
        // After the plan, before the write.
        SandboxRun.Write(_folder, disturb(run.State));
        return await run.ApplyAsync(plan, Token);
    }

    private void ExpectRefusal(ApplyReport report, string words, bool isThere = true)
    {
        var outcome = report.RefusedByDryRun.Count > 0 ? report.RefusedByDryRun[0] : Assert.Single(report.Outcomes);
        if (isThere)
        {
            Assert.Equal(ApplyStatus.Refused, outcome.Status);
            Assert.Contains(words, outcome.Why, StringComparison.Ordinal);
            Assert.Single(Topic().Assignments);
        }

        Assert.False(report.WroteAnything);
    }

    private SandboxTopic Topic() => new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3).Read().Topics["orders.placed"];

    private static SandboxState Drained(long committed = 10) => new()
    {
        Topics = new(StringComparer.Ordinal) { ["orders.placed"] = new SandboxTopic { Assignments = [[1, 2, 3]], Offsets = [[0, 10]] } },
        Groups = new(StringComparer.Ordinal) { ["billing"] = Group(committed) },
    };

    private static SandboxGroup Group(long committed) => new() { Committed = new(StringComparer.Ordinal) { ["orders.placed"] = new SortedDictionary<int, long> { [0] = committed } } };

    private static SandboxState With(SandboxState state, Func<SandboxTopic, SandboxTopic> change) =>
        state with { Topics = new(StringComparer.Ordinal) { ["orders.placed"] = change(state.Topics["orders.placed"]) } };
}
