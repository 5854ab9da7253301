using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class StandInSchemaRegistryTests : SchemaRegistryRulesContract, IAsyncDisposable
{
    private StandInRegistry? _server;
    private RegistryClient? _client;

    protected override string Prefix => "orders.s";

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    protected override async Task<(ISchemaRegistry Registry, ISchemaRegistryWriter Writer)> OpenAsync()
    {
        _server = await StandInRegistry.StartAsync();
        _server.Judge = FieldJudge.Complain;
        _server.Store.Level = CompatibilityLevel.None;
        _client = RegistryConnections.Open(_server.Url);
        return (new ConfluentSchemaRegistry(_client), new ConfluentSchemaRegistryWriter(_client));
    }
}
