using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

public sealed class PartitionIncreaseRuleTests
{
    [Theory]
    [InlineData(true, 1, 1)]
    [InlineData(true, 0, 0)]
    [InlineData(false, 1, 0)]
    public void A_compacted_topic_that_was_used_grows_in_no_place(bool isCompacted, long end, int findings)
    {
        var found = Check(new PartitionIncreaseOnCompactedTopic(), SomeTopic.Increase(isCompacted: isCompacted), SomeTopic.Facts(SomeTopic.Offsets((0, end))));
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Null(finding.Asks));
    }

    [Theory]
    [InlineData("stream", false, 1)]
    [InlineData("streams", false, 1)]
    [InlineData("range", true, 1)]
    [InlineData("range", false, 0)]
    public void Streams_are_known_by_their_assignor_or_by_their_internal_topics(string assignor, bool hasInternals, int findings)
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 0)), SomeTopic.Group("app", 1, 0) with { Assignor = assignor }) with { InternalTopics = hasInternals ? ["app-store-changelog"] : [] };
        var found = Check(new PartitionIncreaseUnderStatefulProcessing(), SomeTopic.Increase(ordering: Ordering.None), facts);
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Contains("no-members", finding.Asks?.Gates ?? []));
    }

    [Theory]
    [InlineData(Ordering.None, 1, 1)]
    [InlineData(Ordering.None, 0, 0)]
    [InlineData(Ordering.ByKey, 1, 0)]
    public void Consumers_of_an_unordered_topic_are_named(Ordering ordering, int groups, int findings)
    {
        GroupUse[] uses = [.. Enumerable.Range(0, groups).Select(_ => SomeTopic.Group("billing", 0, 0))];
        Assert.Equal(findings, Check(new PartitionIncreaseWithLiveConsumers(), SomeTopic.Increase(ordering: ordering), SomeTopic.Facts(SomeTopic.Offsets((0, 5)), uses)).Count);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void A_count_that_is_another_by_now_makes_the_plan_stale(int now, int findings)
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets([.. Enumerable.Range(0, now).Select(_ => (0L, 1L))]));
        Assert.Equal(findings, Check(new StaleChange(), SomeTopic.Increase(2, 4), facts).Count);
    }

    [Fact]
    public void The_refusal_names_readers_with_members_and_lag()
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 200)), SomeTopic.Group("billing", 2, 200), SomeTopic.Group("late", 0, 80));
        var why = Assert.Single(Check(new PartitionIncreaseOnOrderedTopic(), SomeTopic.Increase(), facts)).Why;
        Assert.Contains("2 of 2 groups use it (billing with 2 members, range, late 120 records behind)", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_groups_are_unknown_the_increase_is_refused_and_so_is_every_conclusion()
    {
        var facts = SomeTopic.Facts(SomeTopic.Offsets((0, 1))) with { Use = new Fact<TopicUse>.Unknown("nobody may look") };
        Assert.Equal(["KC1001", "KC9001"], Check(new PartitionIncreaseOnOrderedTopic(), SomeTopic.Increase(), facts).Select(finding => finding.Code));
    }

    private static IReadOnlyList<Finding> Check(IRule rule, AddPartitions change, TopicFacts facts) => Repositories.Check(
        rule, Repositories.Context(changes: [change], facts: new Dictionary<ResourceAddress, IFacts> { [change.Address] = facts }));
}
