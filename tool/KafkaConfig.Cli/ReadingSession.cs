using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Cli;

/// <summary>An open connection for reading.</summary>
public sealed class ReadingSession(IReadOnlyList<IDisposable> connections) : IDisposable
{
    public required LiveEnvironment Live { get; init; }

    public required ITopicCluster Topics { get; init; }

    public required IPartitionOffsets Offsets { get; init; }

    public required IConsumerGroups Groups { get; init; }

    public required TopicFactReader Facts { get; init; }

    /// <summary>Null where the environment has none.</summary>
    public ISchemaRegistry? Schemas { get; init; }

    public required IJournal Journal { get; init; }

    /// <summary>By the name that files give them; empty where the environment has none.</summary>
    public IReadOnlyDictionary<string, IConnectCluster> Connect { get; init; } = new Dictionary<string, IConnectCluster>();

    /// <summary>The same, for who writes.</summary>
    public IReadOnlyDictionary<string, IConnectClusterWriter> ConnectWriters { get; init; } = new Dictionary<string, IConnectClusterWriter>();

    /// <summary>Links of the environment's own brokers; null where it has no API for them.</summary>
    public ILinkCluster? Links { get; init; }

    /// <summary>Their mirrors; null likewise.</summary>
    public IMirrorCluster? Mirrors { get; init; }

    /// <summary>The connection behind <see cref="Links"/>; null where there is none, or it is a file.</summary>
    public LinkClient? LinkConnection { get; init; }

    /// <summary>The clusters that links copy from.</summary>
    public required ILinkSources Sources { get; init; }

    /// <summary>The connection behind <see cref="Schemas"/>; null where there is none, or it is a file.</summary>
    public RegistryClient? Registry { get; init; }

    public void Dispose()
    {
        foreach (var connection in connections)
            connection.Dispose();
    }
}
