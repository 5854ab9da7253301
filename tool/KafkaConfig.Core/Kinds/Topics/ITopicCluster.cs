using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Reads topics of one cluster. A call that fails as a whole throws <see cref="UnavailableException"/>; what fails for one topic is unknown for that topic alone.
/// Implementations batch: the number of requests grows with the number of topics divided by 500, never one by one.</summary>
public interface ITopicCluster
{
    /// <summary>Every topic that the principal may see, internal ones too, in ordinal order. Absence from it proves nothing.</summary>
    Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Asks for topics by name: null where one does not exist, unknown where the principal may not see it. Never creates one. In the order of <paramref name="names"/>.</summary>
    Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Configs of existing topics, unknown where they may not be read. In the order of <paramref name="names"/>.</summary>
    Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>What a topic that sets nothing itself would get for these configs. A name that cannot be told, or not by this principal, is left out.</summary>
    Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken);
}

/// <summary>Writes topics of one cluster. Lists in, one result an item out, in the same order; good items are done beside bad ones. A whole call that got no answer
/// gives <see cref="WriteStatus.Uncertain"/> for each item: read back before trying again. Nothing is retried here.</summary>
public interface ITopicClusterWriter
{
    /// <param name="topics">At most 10,000 topics, partitions and configs together, or the broker refuses all.</param>
    /// <param name="validateOnly">The broker checks everything and creates nothing.</param>
    /// <param name="cancellationToken">Checked before the request is sent; a request in flight is awaited.</param>
    Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken);

    /// <summary>Sets and resets the named configs; others stay. One bad value refuses its whole topic.</summary>
    Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken);

    Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken);

    Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>A topic in a listing; for each partition, in order, its replicas' brokers.</summary>
public sealed record TopicListing(string Name, IReadOnlyList<IReadOnlyList<int>> Assignments);

/// <summary>A topic as its brokers see it. <paramref name="Id"/> is another one once a topic was deleted and created again.</summary>
public sealed record TopicState(string Id, IReadOnlyList<PartitionState> Partitions);

/// <summary>One partition; without a leader nobody can write or read it.</summary>
public sealed record PartitionState(int? Leader, IReadOnlyList<int> Replicas, IReadOnlyList<int> InSync)
{
    public bool IsHealthy => Leader is not null && Replicas.All(InSync.Contains);
}

/// <summary>A topic to create.</summary>
public sealed record NewTopic(string Name, int Partitions, int ReplicationFactor, IReadOnlyList<KeyValuePair<string, string>> Configs);

/// <summary>Configs to set, and with a null value to reset, on one topic.</summary>
public sealed record ConfigAlteration(string Name, IReadOnlyList<KeyValuePair<string, string?>> Configs);

/// <summary>A topic's new total of partitions.</summary>
public sealed record PartitionIncrease(string Name, int Total);
