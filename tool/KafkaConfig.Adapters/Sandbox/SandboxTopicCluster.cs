using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Reads topics of a sandbox or a snapshot.</summary>
/// <param name="file">The file.</param>
/// <param name="expectedId">The id that a snapshot must have; null: any.</param>
public sealed class SandboxTopicCluster(SandboxFile file, string? expectedId = null) : IClusterIdentity, ITopicCluster
{
    public Task<ClusterDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var state = file.Read();
        if (expectedId is not null && state.ClusterId != expectedId)
            throw new UsageException($"{file.Path} is a snapshot of the cluster {state.ClusterId}, and the environment's file names {expectedId}.");
        return Task.FromResult(new ClusterDescription(state.ClusterId, state.Brokers, ["Alter", "Create", "Delete", "Describe", "DescribeConfigs"]));
    }

    public Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken)
    {
        var state = file.Read();
        return Task.FromResult<IReadOnlyList<TopicListing>>(
            [.. state.Topics.Where(topic => !IsHidden(state, topic.Key)).Select(topic => new TopicListing(topic.Key, topic.Value.Assignments))]);
    }

    public Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var state = file.Read();
        return Task.FromResult<IReadOnlyList<NamedFact<TopicState?>>>(
            [.. names.Select(name => new NamedFact<TopicState?>(name, IsHidden(state, name) ? Denied<TopicState?>() : new Fact<TopicState?>.Known(StateOf(state, name))))]);
    }

    public Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var state = file.Read();
        var inherited = Inherited(state);
        return Task.FromResult<IReadOnlyList<NamedFact<LiveConfigs>>>(
            [.. names.Select(name => new NamedFact<LiveConfigs>(name, Configs(state, name, inherited)))]);
    }

    public Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken)
    {
        var inherited = Inherited(file.Read());
        return Task.FromResult<IReadOnlyDictionary<string, LiveConfigValue>>(configs.Where(inherited.ContainsKey).ToDictionary(name => name, name => inherited[name], StringComparer.Ordinal));
    }

    private static TopicState? StateOf(SandboxState state, string name) => !state.Topics.TryGetValue(name, out var topic)
        ? null
        : new TopicState(topic.Id ?? name, [.. topic.Assignments.Select((replicas, number) => new PartitionState(
            replicas[0], replicas, topic.OutOfSync?.Contains(number) == true ? [.. replicas.Take(replicas.Count - 1)] : replicas))]);

    private static Fact<LiveConfigs> Configs(SandboxState state, string name, Dictionary<string, LiveConfigValue> inherited)
    {
        if (IsHidden(state, name))
            return Denied<LiveConfigs>();
        return state.Topics.TryGetValue(name, out var topic)
            ? new Fact<LiveConfigs>.Known(new LiveConfigs(topic.Configs.ToDictionary(config => config.Key, config => (string?)config.Value, StringComparer.Ordinal), inherited))
            : new Fact<LiveConfigs>.Unknown("it does not exist any more; plan again");
    }

    private static Dictionary<string, LiveConfigValue> Inherited(SandboxState state)
    {
        var inherited = new Dictionary<string, LiveConfigValue>(StringComparer.Ordinal);
        foreach (var spec in TopicConfigCatalogue.Instance.All.Where(spec => spec is { IsConfluent: false, IsRemoved: false, Default: not null }))
            inherited[spec.Name] = new LiveConfigValue(spec.Default, ConfigOrigin.Default);
        foreach (var (name, value) in state.Inherited)
            inherited[name] = new LiveConfigValue(value.Value, value.Origin);
        return inherited;
    }

    private static bool IsHidden(SandboxState state, string name) => state.Hidden?.Contains(name) ?? false;

    private static Fact<T>.Unknown Denied<T>() => new("the identity may not describe it");
}
