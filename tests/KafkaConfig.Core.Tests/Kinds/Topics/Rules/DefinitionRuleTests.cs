using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

public sealed class DefinitionRuleTests
{
    [Theory]
    [InlineData(3, "2", true, null)]
    [InlineData(3, "3", true, Severity.Warn)]
    [InlineData(3, "4", true, Severity.Refuse)]
    [InlineData(1, "2", false, Severity.Refuse)]
    [InlineData(1, "1", false, null)]
    [InlineData(2, "1", true, Severity.Warn)]
    [InlineData(2, "1", false, null)]
    [InlineData(3, null, true, null)]
    public void In_sync_replicas_fit_the_replication_factor(int replicas, string? minimum, bool production, Severity? expected)
    {
        var topic = SomeTopic.Definition(replicationFactor: replicas, configs: minimum is null ? [] : [("min.insync.replicas", minimum)]);
        Assert.Equal(expected, Offline(new MinimumInSyncReplicas(), [topic], Repositories.Environment(production: production)).SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "KC1014")]
    [InlineData(200, "KC1014")]
    [InlineData(201, "KC7007")]
    public void Many_partitions_are_warned_of_and_huge_counts_need_a_reason(int partitions, string? code)
    {
        var topic = SomeTopic.Definition(partitions: partitions);
        Assert.Equal(code, Offline(new ManyPartitions(), [topic]).Concat(Offline(new HugePartitionCount(), [topic])).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_count_that_is_live_already_is_not_asked_about_again()
    {
        var topic = SomeTopic.Definition(partitions: 201);
        Assert.Empty(Repositories.Check(new HugePartitionCount(), Repositories.Context([topic])));
        Assert.Single(Repositories.Check(new HugePartitionCount(), Repositories.Context([topic], [new CreateTopic(topic)])));
        Assert.Single(Repositories.Check(new HugePartitionCount(), Repositories.Context([topic], [SomeTopic.Increase(6, 201, Ordering.None, name: topic.Name)])));
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    public void Settings_can_lower_the_number(int partitions, int findings)
    {
        var settings = RepositorySettings.Empty with { Rules = new Dictionary<string, RuleSetting> { ["KC1014"] = new(null, 20) } };
        Assert.Equal(findings, Repositories.Check(new ManyPartitions(), Repositories.Context([SomeTopic.Definition(partitions: partitions)], settings: settings, isOffline: true)).Count);
    }

    [Theory]
    [InlineData("__consumer_offsets")]
    [InlineData("__anything")]
    [InlineData("_schemas")]
    [InlineData("_confluent-metrics")]
    [InlineData("connect-offsets")]
    [InlineData("app-store-changelog")]
    [InlineData("app-key-repartition")]
    [InlineData("mm2-offset-syncs.b.internal")]
    public void Names_of_the_platform_are_refused(string name) =>
        Assert.Equal(Severity.Refuse, Assert.Single(Offline(new ProtectedOrCollidingName(), [SomeTopic.Definition(name)])).Severity);

    [Fact]
    public void Names_that_collide_in_metrics_are_refused()
    {
        var finding = Assert.Single(Offline(new ProtectedOrCollidingName(), [SomeTopic.Definition("a.b"), SomeTopic.Definition("a_b")]));
        Assert.Contains("topics/a.b.yaml", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_name_that_collides_with_a_live_one_is_refused()
    {
        var topic = SomeTopic.Definition("a.b");
        var facts = new Dictionary<ResourceAddress, IFacts> { [topic.Address] = new TopicFacts { CollidesWith = "a_b" } };
        Assert.Single(Repositories.Check(new ProtectedOrCollidingName(), Repositories.Context([topic], [new CreateTopic(topic)], facts)));
    }

    [Theory]
    [InlineData("orders.placed", 0)]
    [InlineData("order.placed", 1)]
    public void A_name_outside_what_the_environment_owns_is_refused(string name, int findings) =>
        Assert.Equal(findings, Offline(new ProtectedOrCollidingName(), [SomeTopic.Definition(name)], Repositories.Environment(owns: ["orders."])).Count);

    [Theory]
    [InlineData("orders.placed", 0)]
    [InlineData("Orders.placed", 1)]
    public void A_name_matches_the_pattern(string name, int findings)
    {
        var settings = RepositorySettings.Empty with { Naming = new Dictionary<ResourceKind, NamingPattern> { [ResourceKind.Topic] = new(new("^[a-z.]+$"), "lower case") } };
        Assert.Equal(findings, Repositories.Check(new NamingPatternBreach(), Repositories.Context([SomeTopic.Definition(name)], settings: settings)).Count(finding => finding.What.EndsWith("lower case.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("orders.placed", 0)]
    [InlineData("billing.sent", 1)]
    public void A_name_begins_with_a_prefix_of_its_owner(string name, int findings) =>
        Assert.Equal(findings, Repositories.Check(new OwnerPrefixBreach(), Repositories.Context([SomeTopic.Definition(name)], settings: Owners(null, null))).Count);

    [Theory]
    [InlineData(2, 12, 0)]
    [InlineData(1, 12, 1)]
    [InlineData(2, 11, 1)]
    [InlineData(1, 11, 2)]
    public void An_owner_has_no_more_than_its_limits(int topics, int partitions, int findings) =>
        Assert.Equal(findings, Repositories.Check(new OwnerLimits(), Repositories.Context([SomeTopic.Definition("orders.a"), SomeTopic.Definition("orders.b")], settings: Owners(topics, partitions))).Count);

    [Theory]
    [InlineData("a.b", 0)]
    [InlineData("a_b", 0)]
    [InlineData("a.b_c", 1)]
    [InlineData("_a", 1)]
    public void Dots_and_underscores_together_are_warned_of(string name, int findings) =>
        Assert.Equal(findings, Offline(new EasilyConfusedName(), [SomeTopic.Definition(name)]).Count(finding => finding.Severity == Severity.Warn));

    [Theory]
    [InlineData("min.compaction.lag.ms=2 max.compaction.lag.ms=1", Severity.Refuse)]
    [InlineData("min.compaction.lag.ms=1 max.compaction.lag.ms=1", null)]
    [InlineData("min.compaction.lag.ms=1", null)]
    [InlineData("cleanup.policy=compact retention.ms=1", Severity.Warn)]
    [InlineData("cleanup.policy=compact,delete retention.ms=1", null)]
    [InlineData("remote.storage.enable=true cleanup.policy=compact", Severity.Refuse)]
    [InlineData("remote.storage.enable=true cleanup.policy=delete", null)]
    [InlineData("remote.storage.enable=true local.retention.ms=2 retention.ms=1", Severity.Refuse)]
    [InlineData("remote.storage.enable=true local.retention.ms=1 retention.ms=1", null)]
    [InlineData("local.retention.ms=2 retention.ms=1", null)]
    [InlineData("segment.index.bytes=11", Severity.Refuse)]
    [InlineData("segment.index.bytes=12", null)]
    [InlineData("max.message.bytes=1048577 segment.bytes=1048576", Severity.Warn)]
    [InlineData("max.message.bytes=1048576 segment.bytes=1048576", null)]
    public void Configs_do_not_contradict_each_other(string configs, Severity? expected)
    {
        var topic = SomeTopic.Definition(configs: [.. configs.Split(' ').Select(config => (config.Split('=')[0], (string?)config.Split('=')[1]))]);
        Assert.Equal(expected, Offline(new ContradictingConfigs(), [topic]).Select(finding => (Severity?)finding.Severity).FirstOrDefault());
    }

    [Theory]
    [InlineData("apache", "4.3", "confluent.tier.enable", 1)]
    [InlineData("confluent-platform", "8.0", "confluent.tier.enable", 0)]
    [InlineData("apache", "4.3", "remote.copy.lag.ms", 1)]
    [InlineData("apache", "4.4", "remote.copy.lag.ms", 0)]
    [InlineData("apache", "3.8", "remote.log.copy.disable", 1)]
    public void A_config_exists_on_the_platform(string flavor, string version, string config, int findings) => Assert.Equal(
        findings, Offline(new ConfigNotOnPlatform(), [SomeTopic.Definition(configs: (config, "1"))], Repositories.Environment(platform: new Platform(flavor, version, null))).Count);

    private static IReadOnlyList<Finding> Offline(IRule rule, IReadOnlyList<IDefinition> definitions, EnvironmentDefinition? environment = null) =>
        Repositories.Check(rule, Repositories.Context(definitions, environment: environment, isOffline: true));

    private static RepositorySettings Owners(int? topics, int? partitions) => RepositorySettings.Empty with
    {
        Owners = new Dictionary<string, OwnerSettings> { ["team-orders"] = new("team-orders", SomeTopic.Place(), ["orders."], topics, partitions) },
    };
}
