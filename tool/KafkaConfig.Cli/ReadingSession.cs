using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli;

/// <summary>An open connection for reading.</summary>
public sealed class ReadingSession(LiveEnvironment live, ITopicCluster topics, IDisposable? connection) : IDisposable
{
    public LiveEnvironment Live => live;

    public ITopicCluster Topics => topics;

    public void Dispose() => connection?.Dispose();
}
