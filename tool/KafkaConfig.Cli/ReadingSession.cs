using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Cli;

/// <summary>An open connection for reading.</summary>
public sealed class ReadingSession(IDisposable? connection) : IDisposable
{
    public required LiveEnvironment Live { get; init; }

    public required ITopicCluster Topics { get; init; }

    public required IPartitionOffsets Offsets { get; init; }

    public required IConsumerGroups Groups { get; init; }

    public required TopicFactReader Facts { get; init; }

    public required IJournal Journal { get; init; }

    public void Dispose() => connection?.Dispose();
}
