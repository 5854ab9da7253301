using KafkaConfig.Core.Kinds.Topics.Configs;

namespace KafkaConfig.Core.Tests.Kinds.Topics;

public sealed class TopicConfigValueTests
{
    [Theory]
    [InlineData("retention.ms", "7d", "604800000")]
    [InlineData("retention.ms", "604800000", "604800000")]
    [InlineData("retention.ms", "unlimited", "-1")]
    [InlineData("retention.ms", "-1", "-1")]
    [InlineData("retention.ms", "0", "0")]
    [InlineData("retention.bytes", "1GiB", "1073741824")]
    [InlineData("local.retention.ms", "-2", "-2")]
    [InlineData("compression.gzip.level", "-1", "-1")]
    [InlineData("compression.gzip.level", "9", "9")]
    [InlineData("min.cleanable.dirty.ratio", "0.50", "0.5")]
    [InlineData("min.cleanable.dirty.ratio", "1", "1.0")]
    [InlineData("preallocate", "TRUE", "true")]
    [InlineData("cleanup.policy", "delete,compact", "compact,delete")]
    [InlineData("cleanup.policy", "", "")]
    [InlineData("flush.messages", "9223372036854775807", "9223372036854775807")]
    [InlineData("segment.bytes", "1048576", "1048576")]
    public void Reads_legal_values(string name, string text, string expected)
    {
        Assert.True(TopicConfigValue.TryParse(Spec(name), text, out var value, out var problem, out _), problem);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("segment.bytes", "1048575")]
    [InlineData("compression.gzip.level", "0")]
    [InlineData("compression.gzip.level", "10")]
    [InlineData("max.message.bytes", "2147483648")]
    [InlineData("retention.ms", "9223372036854775808")]
    [InlineData("retention.ms", "010")]
    [InlineData("retention.ms", "1_000")]
    [InlineData("retention.ms", "0x10")]
    [InlineData("retention.bytes", "-2")]
    [InlineData("min.cleanable.dirty.ratio", "NaN")]
    [InlineData("min.cleanable.dirty.ratio", "-0.1")]
    [InlineData("preallocate", "1")]
    [InlineData("cleanup.policy", "delete;compact")]
    [InlineData("cleanup.policy", ",")]
    public void Refuses_what_a_broker_refuses_or_reads_otherwise(string name, string text) =>
        Assert.False(TopicConfigValue.TryParse(Spec(name), text, out _, out _, out _));

    [Theory]
    [InlineData("cleanup.policy", "delete,compact", "compact,delete")]
    [InlineData("cleanup.policy", "delete,delete", "delete")]
    [InlineData("retention.bytes", "-5", "-1")]
    [InlineData("min.cleanable.dirty.ratio", "0.50", "0.5")]
    [InlineData("retention.ms", "604800000", "604800000")]
    public void Live_values_are_compared_in_one_form(string name, string live, string expected) => Assert.Equal(expected, TopicConfigValue.Normalize(Spec(name), live));

    [Fact]
    public void Every_default_of_a_known_config_is_legal()
    {
        foreach (var spec in TopicConfigCatalogue.Instance.All.Where(spec => spec is { Default: not null, IsConfluent: false, IsRemoved: false }))
            Assert.True(TopicConfigValue.TryParse(spec, spec.Default ?? "", out _, out var problem, out _), $"{spec.Name}: {problem}");
    }

    [Fact]
    public void The_catalogue_holds_all_configs_of_Kafka_4_3()
    {
        var configs = TopicConfigCatalogue.Instance.All.Where(spec => spec is { IsConfluent: false, IsRemoved: false, IsReadOnly: false } && Core.Layout.Platform.Default.Has(spec.AddedIn)).ToList();
        Assert.Equal(33, configs.Count);
        Assert.Contains(TopicConfigCatalogue.Instance.Constraints, constraint => constraint.Id == "compaction-lag-order");
        Assert.True(TopicConfigCatalogue.Instance.Constraints.Count > 15);
    }

    [Theory]
    [InlineData("retention.ms", "604800000", "86400000", "data-loss")]
    [InlineData("retention.ms", "-1", "86400000", "data-loss")]
    [InlineData("cleanup.policy", "delete", "compact", "data-loss")]
    [InlineData("cleanup.policy", "compact,delete", "delete", "harmless")]
    [InlineData("unclean.leader.election.enable", "false", "true", "data-loss")]
    public void Says_what_a_change_endangers(string name, string before, string after, string expected) =>
        Assert.Equal(expected, TopicConfigRisk.Of(Spec(name), before, after)?.Class);

    [Fact]
    public void An_equal_value_endangers_nothing() => Assert.Null(TopicConfigRisk.Of(Spec("retention.ms"), "1", "1"));

    private static TopicConfigSpec Spec(string name) => TopicConfigCatalogue.Instance.Find(name) ?? throw new ArgumentException(name);
}
