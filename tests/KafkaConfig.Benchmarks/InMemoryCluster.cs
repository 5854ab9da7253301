using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Benchmarks;

/// <summary>A cluster that answers at once.</summary>
internal sealed class InMemoryCluster(IReadOnlyList<LiveTopic> topics) : IClusterIdentity, ITopicCluster
{
    private readonly Dictionary<string, LiveTopic> _topics = topics.ToDictionary(topic => topic.Name);

    public LiveEnvironment Live => new(this, [new TopicReader(this)]);

    public Task<ClusterDescription> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ClusterDescription("memory", [1], []));

    public Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TopicListing>>([.. topics.Select(topic => new TopicListing(topic.Name, topic.Assignments))]);

    public Task<IReadOnlyList<TopicFact<bool>>> LookUpAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TopicFact<bool>>>([.. names.Select(name => new TopicFact<bool>(name, new Fact<bool>.Known(_topics.ContainsKey(name))))]);

    public Task<IReadOnlyList<TopicFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TopicFact<LiveConfigs>>>([.. names.Select(name => new TopicFact<LiveConfigs>(name, new Fact<LiveConfigs>.Known(_topics[name].Configs)))]);

    public Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, LiveConfigValue>>(new Dictionary<string, LiveConfigValue>());

    public Task<IReadOnlyList<TopicFact<IReadOnlyList<OffsetRange>>>> ReadOffsetsAsync(IReadOnlyList<TopicListing> listings, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TopicFact<IReadOnlyList<OffsetRange>>>>([]);
}
