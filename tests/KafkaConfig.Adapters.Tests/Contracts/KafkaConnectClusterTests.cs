using System.Security.Cryptography;
using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class KafkaConnectClusterTests(LiveKafka kafka, LiveConnect live) : ConnectValidationContract
{
    private ConnectClient? _client;

    protected override string Prefix { get; } = $"contract.{RandomNumberGenerator.GetHexString(8)}.c";

    protected override async Task<(IConnectCluster Cluster, IConnectClusterWriter Writer)> OpenAsync()
    {
        _client = ConnectConnections.Open(await live.UrlAsync(kafka));
        return (new KafkaConnectCluster(_client), new KafkaConnectClusterWriter(_client));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _client?.Dispose();
        base.Dispose(disposing);
    }
}
