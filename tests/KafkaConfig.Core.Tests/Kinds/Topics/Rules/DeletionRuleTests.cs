using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

public sealed class DeletionRuleTests
{
    private static readonly DeleteTopic Deletion = new(ResourceAddress.Topic("orders.placed"), 1);

    [Theory]
    [InlineData(0, 10, 10, 0)]
    [InlineData(1, 10, 10, 1)]
    [InlineData(0, 9, 10, 1)]
    [InlineData(0, 10, 9, 1)]
    public void Members_lag_and_growth_are_use(int members, long position, long before, int findings)
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("billing", members, position)) with { Earlier = SomeTopic.Offsets((0, before)) };
        var found = Check(new DeleteTopicInUse(), facts);
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal((Severity.Refuse, null), (finding.Severity, finding.Asks)));
    }

    [Fact]
    public void A_group_that_reviewers_leave_behind_is_no_use_as_long_as_nobody_runs_it()
    {
        bool Refused(int members) => Repositories.Check(new DeleteTopicInUse(), Context(SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("old", members, 3))) with { IsAbandoned = (_, group) => group == "old" }).Count > 0;
        Assert.False(Refused(0));
        Assert.True(Refused(1));
    }

    [Fact]
    public void A_group_whose_commits_move_is_left_behind_by_nobody()
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 10)), SomeTopic.Group("old", 0, 3));
        var moving = facts with { EarlierUse = new Fact<TopicUse>.Known(new TopicUse(1, [SomeTopic.Group("old", 0, 2)], new Dictionary<string, string>())) };
        var context = Context(moving) with { IsAbandoned = (_, _) => true };
        Assert.Contains("the commits of group old move", Assert.Single(Repositories.Check(new DeleteTopicInUse(), context)).Why, StringComparison.Ordinal);
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new DeleteTopicInUse(), facts with { Earlier = TopicFacts.NotRead.Earlier })).Code);
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new DeleteTopicInUse(), facts with { EarlierUse = TopicFacts.NotRead.EarlierUse })).Code);
    }

    [Theory]
    [InlineData("connect-warehouse", "the sink connector warehouse")]
    [InlineData("billing", null)]
    public void A_sink_connector_is_known_by_its_group(string group, string? reference)
    {
        var found = Check(new DeleteReferencedTopic(), SomeTopic.Facts(SomeTopic.Offsets((0, 1)), SomeTopic.Group(group, 0, 1)));
        Assert.Equal(reference is not null, found.Count == 1);
        if (reference is not null)
            Assert.Contains(reference, found[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_letter_topic_goes_after_what_names_it()
    {
        var context = Repositories.Context([SomeTopic.Definition("orders.main") with { DeadLetter = "orders.placed" }], [Deletion]);
        Assert.Contains("topic/orders.main", Assert.Single(Repositories.Check(new DeleteReferencedTopic(), context)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deletion_asks_for_exactly_itself_and_says_how_much_goes()
    {
        var finding = Assert.Single(Check(new DeleteNonEmptyTopic(), SomeTopic.Facts(SomeTopic.Offsets((4, 10)))));
        Assert.Equal([FieldMove.Action(FieldMove.Delete)], finding.Asks?.Moves);
        Assert.Equal(6, finding.Asks?.RecordsDeleted);
    }

    [Theory]
    [InlineData("orders.placed", 6, 10, 1)]
    [InlineData(null, 1, 10, 1)]
    [InlineData(null, 2, 10, 0)]
    [InlineData("orders.other", 1, 10, 0)]
    [InlineData("orders.placed", 6, 0, 0)]
    public void A_creation_beside_a_deletion_may_be_a_rename(string? renamedFrom, int partitions, long end, int findings)
    {
        var creation = new CreateTopic(SomeTopic.Definition("orders.accepted", partitions) with { RenamedFrom = renamedFrom });
        var context = Context(SomeTopic.Facts(SomeTopic.Offsets((0, end)))) with { Changes = [creation, Deletion] };
        Assert.Equal(findings, Repositories.Check(new RenamedTopic(), context).Count);
    }

    private static IReadOnlyList<Finding> Check(IRule rule, TopicFacts facts) => Repositories.Check(rule, Context(facts));

    private static CheckContext Context(TopicFacts facts) => Repositories.Context(changes: [Deletion], facts: new Dictionary<ResourceAddress, IFacts> { [Deletion.Address] = facts });
}
