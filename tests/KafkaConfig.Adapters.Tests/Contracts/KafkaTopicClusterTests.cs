using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class KafkaTopicClusterTests(LiveKafka kafka) : TopicClusterContract, IDisposable
{
    private static int _last;

    private KafkaClient? _client;

    protected override string Prefix { get; } = $"contract{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.{Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture)}.t";

    public void Dispose() => _client?.Dispose();

    protected override async Task<(ITopicCluster Cluster, ITopicClusterWriter Writer)> OpenAsync()
    {
        var cluster = await kafka.SingleAsync();
        var place = new SourceLocation("environments/live.yaml", 1, 1);
        _client = new KafkaClient(
            Repositories.Environment("live") with
            {
                Cluster = new ClusterConnection { Id = new ExternalText(cluster.ClusterId, place), BootstrapServers = new ExternalText(cluster.BootstrapServers, place) },
            },
            _ => null, TimeSpan.FromSeconds(20));
        return (new KafkaTopicCluster(_client), new KafkaTopicClusterWriter(_client));
    }
}
