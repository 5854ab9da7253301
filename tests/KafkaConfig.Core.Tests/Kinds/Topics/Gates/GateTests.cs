using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Gates;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Gates;

public sealed class GateTests
{
    private static readonly TopicFacts Drained = SomeTopic.Facts(SomeTopic.Offsets((0, 10), (5, 20)), SomeTopic.Group("billing", 0, 10, 20));

    [Fact]
    public void Every_gate_of_a_drained_topic_holds()
    {
        var facts = Drained with { DeprecatedSince = new Fact<DateOnly?>.Known(new DateOnly(2026, 10, 1)) };
        Assert.All(GateCatalog.All.OfType<TopicGate>(), gate => Assert.Equal((gate.Name, GateStatus.Holds), (gate.Name, Measure(gate, facts).Status)));
    }

    [Fact]
    public void No_gate_holds_where_nothing_is_known() =>
        Assert.All(GateCatalog.All.OfType<TopicGate>(), gate => Assert.Equal((gate.Name, GateStatus.Unknown), (gate.Name, Measure(gate, TopicFacts.NotRead).Status)));

    [Fact]
    public void A_group_that_cannot_be_looked_into_may_be_anybody()
    {
        var use = new TopicUse(2, ((Fact<TopicUse>.Known)Drained.Use).Value.Groups, new Dictionary<string, string> { ["shares"] = "it is a share group" });
        var facts = Drained with { Use = new Fact<TopicUse>.Known(use) };
        Assert.All(new IGate[] { new GroupsListed(), new LagZero(), new NoMembers(), new StillIdle() }, gate => Assert.Equal(GateStatus.Unknown, Measure(gate, facts).Status));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    [InlineData(0, false)]
    public void One_record_behind_is_lag(long position, bool holds) =>
        Assert.Equal(holds, Measure(new LagZero(), SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("billing", 1, position))).Status == GateStatus.Holds);

    [Fact]
    public void Lag_names_group_partitions_and_numbers()
    {
        var result = Measure(new LagZero(), SomeTopic.Facts(SomeTopic.Offsets((0, 10), (0, 1_010), (0, 0)), SomeTopic.Group("billing", 1, 10, 10)));
        Assert.Equal("group billing is 1,000 records behind on partition 1", result.Figures);
    }

    [Fact]
    public void A_partition_with_records_and_without_a_position_is_not_read_to_the_end()
    {
        var result = Measure(new LagZero(), SomeTopic.Facts(SomeTopic.Offsets((0, 10), (3, 8)), SomeTopic.Group("billing", 1, 10)));
        Assert.Equal("group billing is 5 records behind on partition 1 (no position on partition 1)", result.Figures);
    }

    [Fact]
    public void Transaction_markers_are_no_lag()
    {
        var group = SomeTopic.Group("billing", 1, 9) with { AtEnd = new HashSet<int> { 0 } };
        Assert.Equal(GateStatus.Holds, Measure(new LagZero(), SomeTopic.Facts(SomeTopic.Offsets((0, 10)), group)).Status);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Only_a_group_without_members_can_be_left_behind(int members, bool holds) =>
        Assert.Equal(holds, Measure(new LagZero(), SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("old", members, 2)), abandoned: ["old"]).Status == GateStatus.Holds);

    [Fact]
    public void An_abandoned_group_whose_commits_move_is_not_abandoned()
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("old", 0, 3));
        var before = new Fact<TopicUse>.Known(new TopicUse(1, [SomeTopic.Group("old", 0, 2)], new Dictionary<string, string>()));
        Assert.Contains("its commits move", Measure(new LagZero(), facts with { EarlierUse = before }, abandoned: ["old"]).Figures, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    public void One_record_within_the_window_is_a_producer(long first, long second, bool holds)
    {
        var facts = Drained with { Earlier = Drained.Offsets, Offsets = SomeTopic.Offsets((0, 10 + first), (5, 20 + second)), Window = TimeSpan.FromSeconds(30) };
        var result = Measure(new ProducersFrozen(), facts);
        Assert.Equal(holds, result.Status == GateStatus.Holds);
        Assert.Contains("30 s", result.Figures, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void An_open_transaction_is_seen_by_the_two_ends(long stable, bool holds)
    {
        var offsets = new Fact<IReadOnlyList<PartitionEnds>>.Known([new PartitionEnds(0, stable, 10)]);
        Assert.Equal(holds, Measure(new NoOpenTransaction(), Drained with { Offsets = offsets }).Status == GateStatus.Holds);
    }

    [Theory]
    [InlineData("billing", true)]
    [InlineData("", false)]
    [InlineData("billing,ledger", false)]
    [InlineData("ledger", false)]
    public void The_groups_must_be_exactly_those_that_were_reviewed(string groups, bool holds) =>
        Assert.Equal(holds, Measure(new GroupsListed(), Drained, groups.Split(',', StringSplitOptions.RemoveEmptyEntries)).Status == GateStatus.Holds);

    [Fact]
    public void A_running_group_is_not_abandoned() =>
        Assert.Contains("called abandoned and has members", Measure(new GroupsListed(), SomeTopic.Facts(SomeTopic.Offsets((0, 1)), SomeTopic.Group("old", 1, 1)), [], ["old"]).Figures, StringComparison.Ordinal);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Every_replica_must_be_in_sync(int inSync, bool holds)
    {
        var state = new Fact<TopicState>.Known(new TopicState("id", [new PartitionState(1, [1, 2, 3], [.. Enumerable.Range(1, inSync)])]));
        Assert.Equal(holds, Measure(new FullyInSync(), Drained with { State = state }).Status == GateStatus.Holds);
    }

    [Fact]
    public void A_partition_without_a_leader_is_not_healthy() => Assert.Contains(
        "partition 0 has no leader", Measure(new FullyInSync(), Drained with { State = new Fact<TopicState>.Known(new TopicState("id", [new PartitionState(null, [1], [1])])) }).Figures, StringComparison.Ordinal);

    [Theory]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public void Deprecation_must_be_fourteen_days_old(int days, bool holds)
    {
        var since = DateOnly.FromDateTime(FixedClock.Instance.GetUtcNow().UtcDateTime).AddDays(-days);
        Assert.Equal(holds, Measure(new DeprecatedLongEnough(), Drained with { DeprecatedSince = new Fact<DateOnly?>.Known(since) }).Status == GateStatus.Holds);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void One_record_without_a_key_is_enough(int withoutKey, bool holds) =>
        Assert.Equal(holds, Measure(new KeysPresent(), Drained with { Keys = new Fact<KeySample>.Known(new KeySample(100, withoutKey)) }).Status == GateStatus.Holds);

    [Fact]
    public void A_look_at_no_record_shows_nothing() =>
        Assert.Equal(GateStatus.Unknown, Measure(new KeysPresent(), Drained with { Keys = new Fact<KeySample>.Known(new KeySample(0, 0)) }).Status);

    [Fact]
    public void Whoever_writes_reads_or_has_something_to_read_uses_a_topic()
    {
        Assert.Equal(GateStatus.Holds, Measure(new StillIdle(), Drained).Status);
        Assert.Equal(GateStatus.Fails, Measure(new StillIdle(), SomeTopic.Facts(SomeTopic.Offsets((0, 1)), SomeTopic.Group("a", 1, 1))).Status);
        Assert.Equal(GateStatus.Fails, Measure(new StillIdle(), SomeTopic.Facts(SomeTopic.Offsets((0, 1)), SomeTopic.Group("a", 0, 0))).Status);
        Assert.Equal(GateStatus.Fails, Measure(new StillIdle(), Drained with { Earlier = SomeTopic.Offsets((0, 9), (5, 20)) }).Status);
    }

    private static GateResult Measure(IGate gate, TopicFacts facts, IReadOnlyList<string>? groups = null, IReadOnlyList<string>? abandoned = null)
    {
        var file = new EvidenceFile { Location = new SourceLocation("runbooks/x.md", 1, 1), Groups = groups ?? ["billing"], Abandoned = abandoned ?? [] };
        return gate.Measure(new GateContext(file, facts, FixedClock.Instance.GetUtcNow()));
    }
}
