using KafkaConfig.Adapters.Git;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Benchmarks;

/// <summary>A cluster that answers at once.</summary>
internal sealed class InMemoryCluster(IReadOnlyList<LiveTopic> topics) : IClusterIdentity, ITopicCluster
{
    private readonly Dictionary<string, LiveTopic> _topics = topics.ToDictionary(topic => topic.Name);

    // Who uses the topics is never asked: nothing that is planned is risky.
    public LiveEnvironment Live
    {
        get
        {
            var usage = new SandboxUsage(new SandboxFile("none.json", 1));
            return new(this, [new TopicReader(this, new TopicFactReader(this, usage, usage, usage, new GitDefinitionHistory(".", _ => "topics"), TimeProvider.System))]);
        }
    }

    public Task<ClusterDescription> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ClusterDescription("memory", [1], []));

    public Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TopicListing>>([.. topics.Select(topic => new TopicListing(topic.Name, topic.Assignments))]);

    public Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NamedFact<TopicState?>>>([.. names.Select(name => new NamedFact<TopicState?>(
            name, new Fact<TopicState?>.Known(_topics.TryGetValue(name, out var topic) ? new TopicState(name, [.. topic.Assignments.Select(replicas => new PartitionState(1, replicas, replicas))]) : null)))]);

    public Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NamedFact<LiveConfigs>>>([.. names.Select(name => new NamedFact<LiveConfigs>(name, new Fact<LiveConfigs>.Known(_topics[name].Configs)))]);

    public Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, LiveConfigValue>>(new Dictionary<string, LiveConfigValue>());
}
