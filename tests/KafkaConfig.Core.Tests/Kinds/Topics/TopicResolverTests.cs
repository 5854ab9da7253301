using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics;

public sealed class TopicResolverTests
{
    private const string Settings = """
        defaults:
          topic: { partitions: 1, replicationFactor: 1, ordering: total, config: { retention.ms: 1ms, segment.ms: 1ms, min.insync.replicas: 1 } }
        profiles:
          event: { partitions: 2, config: { retention.ms: 2ms, segment.ms: 2ms } }
        """;

    [Fact]
    public void Each_layer_is_stronger_than_the_one_before()
    {
        var topic = Resolve(
            Settings, "cluster: { file: a.json }\noverrides: { topic: { config: { file.delete.delay.ms: 4ms, flush.ms: 4ms } } }\n",
            "owner: a\nprofile: event\nconfig: { retention.ms: 3ms, file.delete.delay.ms: 3ms }\nenvironments: { prod: { config: { flush.ms: 5ms } } }\n");
        Assert.Equal((2, "profile event"), (topic?.Partitions.Value, topic?.Partitions.Origin));
        Assert.Equal((1, "defaults"), (topic?.ReplicationFactor.Value, topic?.ReplicationFactor.Origin));
        Assert.Equal((Ordering.Total, "defaults"), (topic?.Ordering.Value, topic?.Ordering.Origin));
        Assert.Equal(
            ["file.delete.delay.ms=4 environment prod", "flush.ms=5 environment prod", "min.insync.replicas=1 defaults", "retention.ms=3 file", "segment.ms=2 profile event"],
            topic?.Configs.Select(config => $"{config.Name}={config.Value} {config.Origin}"));
        Assert.Equal(("topics/orders.placed.yaml", 3, 11), (topic?.Configs[3].Location.Path, topic?.Configs[3].Location.Line, topic?.Configs[3].Location.Column));
    }

    [Fact]
    public void An_undeclared_ordering_is_by_key() =>
        Assert.Equal(Ordering.ByKey, Resolve("", "cluster: { file: a.json }\n", "owner: a\npartitions: 1\nreplicationFactor: 1\n")?.Ordering.Value);

    [Fact]
    public void An_absent_topic_is_not_wanted() =>
        Assert.Null(Resolve("", "cluster: { file: a.json }\n", "owner: a\npartitions: 1\nreplicationFactor: 1\nenvironments: { prod: absent }\n"));

    [Fact]
    public void Default_takes_a_weaker_layers_value_away()
    {
        var topic = Resolve(Settings, "cluster: { file: a.json }\n", "owner: a\nconfig: { retention.ms: default }\n");
        Assert.Null(topic?.Configs.Single(config => config.Name == "retention.ms").Value);
    }

    [Fact]
    public void A_quoted_default_is_a_value()
    {
        var topic = Resolve(
            "", "cluster: { file: a.json }\nplatform: { flavor: confluent-platform, version: \"8.0\" }\n",
            "owner: a\npartitions: 1\nreplicationFactor: 1\nconfig: { confluent.schema.validation.context.name: 'default' }\n");
        Assert.Equal("default", topic?.Configs.Single().Value);
    }

    private static TopicDefinition? Resolve(string settings, string environment, string topic)
    {
        var content = Repositories.Load(new InMemoryRepository().With("kafka-config.yaml", settings).With("environments/prod.yaml", environment).With("topics/orders.placed.yaml", topic));
        Assert.Empty(content.Findings);
        return (TopicDefinition?)content.Definitions["prod"].SingleOrDefault();
    }
}
