using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

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

    public static Fact<IReadOnlyList<PartitionEnds>> Offsets(params (long First, long End)[] ranges) =>
        new Fact<IReadOnlyList<PartitionEnds>>.Known([.. ranges.Select(range => new PartitionEnds(range.First, range.End, range.End))]);

    public static AddPartitions Increase(int from = 2, int to = 4, Ordering ordering = Ordering.ByKey, bool isCompacted = false, string name = "orders.placed") =>
        new(ResourceAddress.Topic(name), from, From(to), ordering, isCompacted);

    /// <summary>A change of configs, each with the value in force before and the wanted one (null: default).</summary>
    public static AlterTopicConfigs Alter(params (string Name, string? Before, string? After)[] configs)
    {
        var live = Live(overrides: [.. configs.Where(config => config.Before is not null).Select(config => (config.Name, config.Before))]).Configs;
        return new AlterTopicConfigs(ResourceAddress.Topic("orders.placed"), [.. configs.Select(config => new TopicConfigChange(
            new TopicConfigSetting(config.Name, config.After, "file", Place()), live.Effective(config.Name), live.Inherited.TryGetValue(config.Name, out var fallback) ? fallback : null))], live);
    }

    /// <summary>Everything about a quiet, healthy topic that nobody reads, with what a test says of it.</summary>
    public static TopicFacts Facts(Fact<IReadOnlyList<PartitionEnds>> offsets, params GroupUse[] groups)
    {
        var partitions = offsets is Fact<IReadOnlyList<PartitionEnds>>.Known known ? known.Value.Count : 1;
        var use = new Fact<TopicUse>.Known(new TopicUse(Math.Max(groups.Length, 1), groups, new Dictionary<string, string>()));
        return new TopicFacts
        {
            Topic = "orders.placed",
            State = new Fact<TopicState>.Known(new TopicState("id-1", [.. Enumerable.Range(0, partitions).Select(_ => new PartitionState(1, [1, 2, 3], [1, 2, 3]))])),
            Offsets = offsets,
            Earlier = offsets,
            Window = TimeSpan.FromSeconds(1),
            Use = use,
            EarlierUse = use,
            DeprecatedSince = new Fact<DateOnly?>.Known(null),
            Keys = new Fact<KeySample>.Known(new KeySample(100, 0)),
            Cutoffs = new Fact<IReadOnlyList<RetentionStep>>.Known([]),
        };
    }

    /// <summary>A group with a position on each partition, in order.</summary>
    public static GroupUse Group(string name, int members, params long[] committed) => new()
    {
        Group = name,
        Members = members,
        Assignor = members > 0 ? "range" : "",
        Committed = committed.Select((position, partition) => (position, partition)).ToDictionary(item => item.partition, item => item.position),
    };
}
