using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Testing.Live;
using KafkaConfig.Testing.StandIns.Connect;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class StandInConnectClusterTests : ConnectValidationContract, IAsyncDisposable
{
    private StandInConnect? _server;
    private ConnectClient? _client;

    protected override string Prefix => "orders.c";

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    protected override async Task<(IConnectCluster Cluster, IConnectClusterWriter Writer)> OpenAsync()
    {
        _server = await StandInConnect.StartAsync();
        _server.Store.Variables[ConnectProcess.SecretVariable] = ConnectProcess.Secret;
        _client = ConnectConnections.Open(_server.Url);
        return (new KafkaConnectCluster(_client), new KafkaConnectClusterWriter(_client));
    }
}
