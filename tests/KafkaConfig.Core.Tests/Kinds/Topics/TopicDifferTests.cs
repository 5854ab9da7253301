using CsCheck;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics;

public sealed class TopicDifferTests
{
    private static readonly int[] Brokers = [1, 2, 3];

    [Theory]
    [InlineData("delete", "compact", true)]
    [InlineData("compact", null, true)]
    [InlineData("delete", "delete", false)]
    public void A_topic_that_becomes_compacted_in_the_same_run_grows_as_a_compacted_one(string live, string? wanted, bool isCompacted)
    {
        var definition = SomeTopic.Definition(partitions: 12, configs: wanted is null ? [] : [("cleanup.policy", wanted)]);
        var change = TopicDiffer.Diff(definition, SomeTopic.Live(overrides: [("cleanup.policy", live)]), [1, 2, 3]).OfType<AddPartitions>().Single();
        Assert.Equal(isCompacted, change.IsCompacted);
    }

    [Fact]
    public void A_topic_that_is_not_there_is_created() =>
        Assert.IsType<CreateTopic>(Assert.Single(TopicDiffer.Diff(SomeTopic.Definition(), null, Brokers)));

    [Fact]
    public void Each_field_that_differs_is_a_verb_of_its_own()
    {
        var changes = TopicDiffer.Diff(SomeTopic.Definition(partitions: 12, replicationFactor: 2, configs: ("retention.ms", "1")), SomeTopic.Live(), Brokers).ToList();
        Assert.Equal([typeof(ChangeReplicationFactor), typeof(AddPartitions), typeof(AlterTopicConfigs)], changes.Select(change => change.GetType()));
    }

    [Fact]
    public void Fewer_partitions_are_impossible_and_never_a_deletion()
    {
        var change = Assert.Single(TopicDiffer.Diff(SomeTopic.Definition(partitions: 3), SomeTopic.Live(), Brokers));
        Assert.IsType<RemovePartitions>(change);
        Assert.Equal(Impact.Impossible, change.Impact);
    }

    [Fact]
    public void A_config_shows_the_live_value_with_its_source()
    {
        var change = Assert.Single(TopicDiffer.Diff(SomeTopic.Definition(configs: ("retention.ms", "86400000")), SomeTopic.Live(), Brokers));
        var field = Assert.Single(change.Fields);
        Assert.Equal(("retention.ms", "604800000", "default", "86400000", "file"), (field.Field, field.Before, field.BeforeOrigin, field.After, field.AfterOrigin));
        Assert.Equal(Impact.Destructive, change.Impact);
    }

    [Fact]
    public void A_declared_value_that_equals_the_default_is_pinned_once()
    {
        var definition = SomeTopic.Definition(configs: ("retention.ms", "604800000"));
        Assert.IsType<AlterTopicConfigs>(Assert.Single(TopicDiffer.Diff(definition, SomeTopic.Live(), Brokers)));
        Assert.Empty(TopicDiffer.Diff(definition, SomeTopic.Live(overrides: ("retention.ms", "604800000")), Brokers));
    }

    [Fact]
    public void Default_removes_a_topic_level_value_and_asks_nothing_where_there_is_none()
    {
        var definition = SomeTopic.Definition(configs: ("retention.ms", null));
        var field = Assert.Single(Assert.Single(TopicDiffer.Diff(definition, SomeTopic.Live(overrides: ("retention.ms", "1")), Brokers)).Fields);
        Assert.Equal(("1", null, "604800000", "default"), (field.Before, field.After, field.Fallback, field.FallbackOrigin));
        Assert.Empty(TopicDiffer.Diff(definition, SomeTopic.Live(), Brokers));
    }

    [Theory]
    [InlineData("3600000", Impact.Destructive)]
    [InlineData("604800000", Impact.Additive)]
    [InlineData(null, Impact.Destructive)]
    public void A_reset_is_judged_by_what_it_falls_back_to_and_the_unknown_is_not_safe(string? fallback, Impact expected)
    {
        var inherited = new Dictionary<string, LiveConfigValue>();
        if (fallback is not null)
            inherited["retention.ms"] = new LiveConfigValue(fallback, ConfigOrigin.Cluster);
        var live = SomeTopic.Live() with { Configs = new LiveConfigs(new Dictionary<string, string?> { ["retention.ms"] = "86400000" }, inherited) };
        Assert.Equal(expected, Assert.Single(TopicDiffer.Diff(SomeTopic.Definition(configs: ("retention.ms", null)), live, Brokers)).Impact);
    }

    [Fact]
    public void An_undeclared_topic_level_config_is_drift_and_no_change()
    {
        var live = SomeTopic.Live(overrides: ("segment.ms", "1"));
        Assert.Empty(TopicDiffer.Diff(SomeTopic.Definition(), live, Brokers));
        Assert.Equal("segment.ms", Assert.Single(TopicDiffer.UndeclaredConfigs(SomeTopic.Definition(), live)).Field);
    }

    [Theory]
    [InlineData("compact,delete", "delete,compact")]
    [InlineData("compact,delete", "delete,compact,delete")]
    public void The_order_of_a_list_is_no_change(string declared, string live) =>
        Assert.Empty(TopicDiffer.Diff(SomeTopic.Definition(configs: ("cleanup.policy", declared)), SomeTopic.Live(overrides: ("cleanup.policy", live)), Brokers));

    [Fact]
    public void What_is_as_declared_has_no_difference() =>
        GenTopic.Sample(definition => !TopicDiffer.Diff(definition, LiveOf(definition), Brokers).Any());

    [Fact]
    public void Any_one_field_that_changes_gives_exactly_its_field_change() =>
        Gen.Select(GenTopic, Gen.Int[0, 3]).Sample((definition, which) =>
        {
            var live = LiveOf(definition);
            var (changed, field) = which switch
            {
                0 => (definition with { Partitions = SomeTopic.From(definition.Partitions.Value + 1) }, "partitions"),
                1 => (definition with { ReplicationFactor = SomeTopic.From(definition.ReplicationFactor.Value + 1) }, "replicationFactor"),
                2 => (definition with { Configs = [.. definition.Configs.Where(config => config.Name != "flush.ms"), new TopicConfigSetting("flush.ms", "77777", "file", SomeTopic.Place())] }, "flush.ms"),
                _ => (definition with { Configs = [.. definition.Configs.Select((config, index) => index == 0 ? config with { Value = config.Value + "1" } : config)] }, definition.Configs[0].Name),
            };
            return TopicDiffer.Diff(changed, live, Brokers).SelectMany(change => change.Fields).Select(change => change.Field).SequenceEqual([field]);
        });

    private static readonly Gen<TopicDefinition> GenTopic = Gen.Select(
        Gen.Int[1, 50], Gen.Int[1, 3], Gen.Long[1, 1_000_000_000], Gen.Int[0, 1],
        (partitions, replicas, retention, policy) => SomeTopic.Definition(
            partitions: partitions, replicationFactor: replicas, configs: [("retention.ms", retention.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("segment.ms", policy == 0 ? "1000" : "2000")]));

    private static LiveTopic LiveOf(TopicDefinition definition) => SomeTopic.Live(
        definition.Name, definition.Partitions.Value, definition.ReplicationFactor.Value, [.. definition.Configs.Select(config => (config.Name, config.Value))]);
}
