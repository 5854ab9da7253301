using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

public sealed class RetentionRuleTests
{
    private const long Day = 86_400_000;

    private static readonly AlterTopicConfigs Cut = SomeTopic.Alter(("retention.ms", "604800000", "86400000"));

    [Theory]
    [InlineData("604800000", "86400000", true)]
    [InlineData("604800000", "604799999", true)]
    [InlineData("604800000", "604800001", false)]
    [InlineData("604800000", "-1", false)]
    [InlineData("-1", "604800000", true)]
    [InlineData("1209600000", null, true)]
    [InlineData("1000", null, false)]
    public void A_retention_is_cut_where_it_goes_down_unlimited_being_the_longest(string before, string? after, bool isCut) =>
        Assert.Equal(isCut, RetentionCut.Of(SomeTopic.Alter(("retention.ms", before, after))) is not null);

    [Fact]
    public void What_is_compacted_and_never_deleted_has_no_retention() =>
        Assert.Null(RetentionCut.Of(SomeTopic.Alter(("retention.ms", "604800000", "1000"), ("cleanup.policy", "compact", "compact"))));

    [Fact]
    public void A_policy_that_begins_to_delete_cuts_from_unlimited() =>
        Assert.Equal(new RetentionCut(-1, 604_800_000, false), RetentionCut.Of(SomeTopic.Alter(("cleanup.policy", "compact", "compact,delete"))));

    [Fact]
    public void Fewer_bytes_may_take_anything() => Assert.True(RetentionCut.Of(SomeTopic.Alter(("retention.bytes", "1000", "999")))?.BySize);

    [Theory]
    [InlineData(30, 1, "14,7,3,1")]
    [InlineData(7, 1, "3,1")]
    [InlineData(2, 1, "1")]
    public void Steps_lead_down_and_end_at_the_wanted_value(int from, int to, string days) =>
        Assert.Equal(days, string.Join(',', new RetentionCut(from * Day, to * Day, false).Steps().Select(step => step / Day)));

    [Fact]
    public void Steps_are_few_whatever_the_way() => Assert.True(new RetentionCut(-1, 60_000, false).Steps().Count <= 5);

    // Offsets 0 to 100; the new retention keeps from 60 on.
    [Theory]
    [InlineData(60, 0)]
    [InlineData(59, 1)]
    [InlineData(100, 0)]
    public void One_unread_record_below_the_new_cutoff_refuses(long position, int findings) =>
        Assert.Equal(findings, Check(new RetentionCutOnUnreadRecords(), Cut, Facts(SomeTopic.Group("ledger", 1, position))).Count);

    [Fact]
    public void The_refusal_counts_what_goes_and_what_is_unread()
    {
        var finding = Assert.Single(Check(new RetentionCutOnUnreadRecords(), Cut, Facts(SomeTopic.Group("ledger", 1, 25))));
        Assert.Equal(Severity.Refuse, finding.Severity);
        Assert.Null(finding.Asks);
        Assert.Contains("At most 60 records become deletable. 35 of them are unread by group ledger (partition 0).", finding.Why, StringComparison.Ordinal);
        Assert.Contains("Let ledger catch up; step down over several merges, each once it deletes nothing unread: 3d (deletes nothing unread now), then 1d.", finding.SafeWay, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_a_position_has_read_nothing() =>
        Assert.Contains("whose position on partition 0 is unknown", Assert.Single(Check(new RetentionCutOnUnreadRecords(), Cut, Facts(SomeTopic.Group("ledger", 1)))).Why, StringComparison.Ordinal);

    [Fact]
    public void A_group_before_nothing_but_markers_has_read_all() =>
        Assert.Empty(Check(new RetentionCutOnUnreadRecords(), Cut, Facts(SomeTopic.Group("ledger", 1, 59) with { AtEnd = new HashSet<int> { 0 } })));

    [Fact]
    public void Where_nothing_goes_nobody_is_asked_who_reads() => Assert.Empty(Check(
        new RetentionCutOnUnreadRecords(), Cut, Facts() with { Cutoffs = Steps(0, 0), Use = new Fact<TopicUse>.Unknown("nobody may look") }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void One_record_that_goes_needs_an_acknowledgement_with_its_count(long keeps, int findings)
    {
        var found = Check(new RetentionCutOnReadRecords(), Cut, Facts() with { Cutoffs = Steps(0, keeps) });
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal((Severity.Ack, 1L), (finding.Severity, finding.Asks?.RecordsDeleted)));
    }

    [Fact]
    public void Unknown_facts_are_never_silence()
    {
        foreach (var rule in new IRule[] { new RetentionCutOnUnreadRecords(), new RetentionCutOnReadRecords() })
        {
            Assert.Equal("KC9001", Assert.Single(Check(rule, Cut, TopicFacts.NotRead)).Code);
            Assert.Equal("KC9001", Assert.Single(Check(rule, Cut, Facts() with { Cutoffs = new Fact<IReadOnlyList<RetentionStep>>.Unknown("?") })).Code);
        }

        Assert.Equal("KC9001", Assert.Single(Check(new RetentionCutOnUnreadRecords(), Cut, Facts() with { Use = new Fact<TopicUse>.Unknown("?") })).Code);
    }

    private static TopicFacts Facts(params GroupUse[] groups) => SomeTopic.Facts(SomeTopic.Offsets((0, 100)), groups) with { Cutoffs = Steps(20, 60) };

    private static Fact<IReadOnlyList<RetentionStep>> Steps(long first, long last) =>
        new Fact<IReadOnlyList<RetentionStep>>.Known([new RetentionStep(3 * Day, [first]), new RetentionStep(Day, [last])]);

    private static IReadOnlyList<Finding> Check(IRule rule, AlterTopicConfigs change, TopicFacts facts) =>
        Repositories.Check(rule, Repositories.Context(changes: [change], facts: new Dictionary<ResourceAddress, IFacts> { [change.Address] = facts }));
}
