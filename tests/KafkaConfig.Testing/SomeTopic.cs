using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>Builds topics for tests, with the few values that a test cares about.</summary>
public static class SomeTopic
{
    public static SourceLocation Place(string name = "orders.placed", int line = 1) => new($"topics/{name}.yaml", line, 1);

    public static Sourced<T> From<T>(T value, string origin = "file") => new(value, origin, Place());

    public static TopicDefinition Definition(
        string name = "orders.placed", int partitions = 6, int replicationFactor = 3, Ordering ordering = Ordering.ByKey, string owner = "team-orders",
        params (string Name, string? Value)[] configs) => new()
        {
            Name = name,
            Owner = owner,
            Location = Place(name),
            Partitions = From(partitions),
            ReplicationFactor = From(replicationFactor),
            Ordering = From(ordering),
            Configs = [.. configs.OrderBy(config => config.Name, StringComparer.Ordinal).Select(config => new TopicConfigSetting(config.Name, config.Value, "file", Place(name)))],
        };

    public static LiveTopic Live(string name = "orders.placed", int partitions = 6, int replicationFactor = 3, params (string Name, string? Value)[] overrides) => new(
        name, Assignments(partitions, replicationFactor),
        new LiveConfigs(
            overrides.ToDictionary(config => config.Name, config => config.Value),
            TopicConfigCatalogue.Instance.All.Where(spec => spec is { IsConfluent: false, IsRemoved: false }).ToDictionary(spec => spec.Name, spec => new LiveConfigValue(spec.Default, ConfigOrigin.Default))));

    public static IReadOnlyList<IReadOnlyList<int>> Assignments(int partitions, int replicationFactor) =>
        [.. Enumerable.Range(0, partitions).Select(partition => (IReadOnlyList<int>)[.. Enumerable.Range(0, replicationFactor).Select(replica => ((partition + replica) % 3) + 1)])];

    public static Fact<IReadOnlyList<OffsetRange>> Offsets(params (long First, long End)[] ranges) =>
        new Fact<IReadOnlyList<OffsetRange>>.Known([.. ranges.Select(range => new OffsetRange(range.First, range.End))]);
}
