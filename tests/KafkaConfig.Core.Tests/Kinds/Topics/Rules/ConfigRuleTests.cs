using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

/// <summary>Each rule over configs at its boundary: the value that speaks, and the one beside it that does not.</summary>
public sealed class ConfigRuleTests
{
    public static TheoryData<string, string, string?, string?, Severity?> Rows => new()
    {
        { "KC2003", "cleanup.policy", "compact", "delete", Severity.Runbook },
        { "KC2003", "cleanup.policy", "compact", "compact,delete", Severity.Runbook },
        { "KC2003", "cleanup.policy", "compact,delete", "delete", Severity.Warn },
        { "KC2003", "cleanup.policy", "compact,delete", "compact", null },
        { "KC2003", "cleanup.policy", "delete", "compact", null },
        { "KC2003", "cleanup.policy", "compact", null, Severity.Runbook },
        { "KC2004", "cleanup.policy", "delete", "compact", Severity.Runbook },
        { "KC2004", "cleanup.policy", "delete", "compact,delete", Severity.Runbook },
        { "KC2004", "cleanup.policy", "compact,delete", "compact", null },
        { "KC2004", "cleanup.policy", "compact", "delete", null },
        { "KC2006", "unclean.leader.election.enable", "false", "true", Severity.Runbook },
        { "KC2006", "unclean.leader.election.enable", "true", "false", null },
        { "KC2007", "min.insync.replicas", "3", "2", Severity.Ack },
        { "KC2007", "min.insync.replicas", "2", "1", Severity.Runbook },
        { "KC2007", "min.insync.replicas", "1", "2", null },
        { "KC2007", "min.insync.replicas", "2", null, Severity.Runbook },
        { "KC2008", "max.message.bytes", "1048588", "1048587", Severity.Ack },
        { "KC2008", "max.message.bytes", "1048588", "1048589", null },
        { "KC2009", "max.message.bytes", "1048588", "1048589", Severity.Warn },
        { "KC2009", "max.message.bytes", "1000", "1048588", null },
        { "KC2009", "max.message.bytes", "2000000", "1048589", null },
        { "KC2010", "message.timestamp.type", "CreateTime", "LogAppendTime", Severity.Ack },
        { "KC2010", "message.timestamp.type", "LogAppendTime", null, Severity.Ack },
        { "KC2011", "remote.storage.enable", "true", "false", Severity.Runbook },
        { "KC2011", "remote.storage.enable", "false", "true", null },
        { "KC2011", "remote.log.delete.on.disable", "false", "true", Severity.Runbook },
        { "KC2011", "remote.log.delete.on.disable", "true", "false", null },
        { "KC2012", "compression.type", "producer", "zstd", Severity.Warn },
        { "KC2012", "compression.type", "gzip", "producer", null },
        { "KC2014", "segment.ms", "3600000", null, Severity.Warn },
        { "KC2014", "segment.ms", "3600000", "1000", null },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_speaks_at_its_value_and_not_beside_it(string code, string config, string? before, string? after, Severity? severity)
    {
        var found = Check(code, (config, before, after));
        Assert.Equal(severity, found.Count == 0 ? null : Assert.Single(found).Severity);
        if (severity is Severity.Runbook or Severity.Ack)
            Assert.Equal([new FieldMove(config, before ?? "", after ?? FieldMove.Default)], found[0].Asks?.Moves);
    }

    [Theory]
    [InlineData("KC2003", "cleanup.policy", "compact")]
    [InlineData("KC2004", "cleanup.policy", "delete")]
    [InlineData("KC2006", "unclean.leader.election.enable", "false")]
    public void A_fallback_that_cannot_be_read_is_unknown_and_never_harmless(string code, string config, string before)
    {
        var change = SomeTopic.Alter((config, before, null));
        var blind = change.With([.. change.Configs.Select(item => item with { Fallback = null })]);
        var facts = new Dictionary<ResourceAddress, IFacts> { [change.Address] = SomeTopic.Facts(SomeTopic.Offsets((0, 10))) };
        var found = Repositories.Check(RuleCatalog.All.Single(rule => rule.Description.Code == code), Repositories.Context(changes: [blind], facts: facts));
        Assert.Equal(FactsUnavailable.Code, Assert.Single(found).Code);
    }

    [Theory]
    [InlineData("compact", 1)]
    [InlineData("delete", 0)]
    public void Delete_markers_matter_on_compacted_topics_alone(string policy, int findings) =>
        Assert.Equal(findings, Check("KC2013", ("delete.retention.ms", "86400000", "86399999"), ("cleanup.policy", policy, policy)).Count);

    [Theory]
    [InlineData("confluent-cloud", "dedicated", "delete", "compact,delete", 1)]
    [InlineData("confluent-cloud", "dedicated", "delete", "compact", 0)]
    [InlineData("confluent-cloud", "dedicated", "compact", "compact,delete", 0)]
    [InlineData("confluent-cloud", "freight", "delete", "compact", 1)]
    [InlineData("apache", null, "delete", "compact,delete", 0)]
    public void Platforms_allow_some_steps_alone(string flavor, string? tier, string before, string after, int findings)
    {
        var environment = Repositories.Environment(platform: new Platform(flavor, "4.3", tier));
        Assert.Equal(findings, Check("KC2005", environment, ("cleanup.policy", before, after)).Count);
    }

    [Fact]
    public void A_tiered_topic_is_not_compacted() =>
        Assert.Single(Check("KC2005", ("cleanup.policy", "delete", "compact"), ("remote.storage.enable", "true", "true")));

    [Theory]
    [InlineData("20971520", Severity.Warn)]
    [InlineData("20971521", Severity.Refuse)]
    public void A_platform_caps_the_largest_message(string bytes, Severity severity)
    {
        var environment = Repositories.Environment(platform: new Platform("confluent-cloud", "4.3", "dedicated"));
        Assert.Equal(severity, Assert.Single(Check("KC2009", environment, ("max.message.bytes", "1000", bytes))).Severity);
    }

    [Theory]
    [InlineData("3600000", "3600000", 0)]
    [InlineData("3600000", "3600001", 1)]
    [InlineData("36000000", "3600", 0)]
    [InlineData("36000000", "3599", 1)]
    public void Segments_fit_their_retention(string retention, string segment, int findings)
    {
        var topic = SomeTopic.Definition(configs: [("retention.ms", retention), ("segment.ms", segment)]);
        Assert.Equal(findings, Repositories.Check(new SegmentOutOfProportion(), Repositories.Context([topic])).Count);
    }

    [Theory]
    [InlineData("1048576", 0)]
    [InlineData("1048575", 1)]
    public void Tiny_segments_are_named(string bytes, int findings) =>
        Assert.Equal(findings, Repositories.Check(new SegmentOutOfProportion(), Repositories.Context([SomeTopic.Definition(configs: [("segment.bytes", bytes)])])).Count);

    [Theory]
    [InlineData(994, null)]
    [InlineData(1_194, Severity.Warn)]
    [InlineData(1_494, Severity.Warn)]
    [InlineData(1_495, Severity.Refuse)]
    public void A_cluster_holds_so_many_partitions(long live, Severity? severity)
    {
        var context = Repositories.Context(
            changes: [new Core.Kinds.Topics.CreateTopic(SomeTopic.Definition(partitions: 6))], environment: Repositories.Environment(platform: new Platform("confluent-cloud", "4.3", "basic")))
            with
        { Live = new Dictionary<string, long> { ["partitions"] = live } };
        var found = Repositories.Check(new Capacity(), context);
        Assert.Equal(severity, found.Count == 0 ? null : Assert.Single(found).Severity);
    }

    [Theory]
    [InlineData(250, 0)]
    [InlineData(251, 1)]
    public void So_many_partitions_come_in_five_minutes(int partitions, int findings)
    {
        var environment = Repositories.Environment(platform: new Platform("confluent-cloud", "4.3", "basic"));
        Assert.Equal(findings, Repositories.Check(new Capacity(), Repositories.Context(changes: [new Core.Kinds.Topics.CreateTopic(SomeTopic.Definition(partitions: partitions))], environment: environment)).Count);
    }

    [Fact]
    public void An_environments_own_limits_are_stronger()
    {
        var platform = new Platform("confluent-cloud", "4.3", "basic") { Limits = new PlatformLimits(null, 10_000, null) };
        Assert.Empty(Repositories.Check(new Capacity(), Repositories.Context(changes: [new Core.Kinds.Topics.CreateTopic(SomeTopic.Definition(partitions: 251))], environment: Repositories.Environment(platform: platform))));
    }

    [Theory]
    [InlineData("1000", "1000", 0)]
    [InlineData("1000", "2000", 1)]
    [InlineData("1000", null, 1)]
    [InlineData(null, null, 0)]
    public void What_was_set_by_hand_on_one_cluster_alone_is_named(string? here, string? there, int findings)
    {
        var topic = SomeTopic.Definition();
        Drift[] Of(string? value) => value is null ? [] : [new Drift(topic.Address, "retention.ms", value, ValueUnit.Milliseconds, topic.Location)];
        var context = Repositories.Context([topic]) with { Drift = Of(here), OtherDrift = new Dictionary<string, IReadOnlyList<Drift>> { ["staging"] = Of(there) } };
        Assert.Equal(findings, Repositories.Check(new EnvironmentsDiverge(), context).Count);
    }

    private static IReadOnlyList<Finding> Check(string code, params (string Name, string? Before, string? After)[] configs) => Check(code, Repositories.Environment(), configs);

    private static IReadOnlyList<Finding> Check(string code, EnvironmentDefinition environment, params (string Name, string? Before, string? After)[] configs)
    {
        var change = SomeTopic.Alter(configs);
        var facts = new Dictionary<ResourceAddress, IFacts> { [change.Address] = SomeTopic.Facts(SomeTopic.Offsets((0, 10))) };
        return Repositories.Check(RuleCatalog.All.Single(rule => rule.Description.Code == code), Repositories.Context(changes: [change], facts: facts, environment: environment));
    }
}
