using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.Connect;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>A stand-in of each test's own, and clients of it.</summary>
public abstract class ConnectFaultBase : IAsyncLifetime
{
    protected const string Expanded = "GET /connectors?expand";
    protected const string Names = "GET /connectors";

    private readonly List<ConnectClient> _clients = [];
    private StandInConnect? _server;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected StandInConnect Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _server = await StandInConnect.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
    }

    protected ConnectClient Client(TimeSpan? timeout = null, (string User, string Password)? credentials = null, string path = "")
    {
        var client = ConnectConnections.Open(Server.Url + path, timeout, credentials);
        _clients.Add(client);
        return client;
    }

    protected KafkaConnectCluster Cluster(TimeSpan? timeout = null) => new(Client(timeout));

    protected KafkaConnectClusterWriter Writer(TimeSpan? timeout = null) => new(Client(timeout));

    protected StoredConnector Hold(string name) => Server.Store.Add(name, SomeConnector.Config(name, SomeConnector.FileSource, ("topic", name)).Values);

    protected static ConnectorConfig Config(string name) => SomeConnector.Config(name, SomeConnector.FileSource, ("topic", name), ("tasks.max", "1"));

    protected async Task<string> UnavailableAsync(Func<Task> act)
    {
        var message = (await Assert.ThrowsAsync<UnavailableException>(act)).Message;
        Assert.Contains($"{Server.Url} (environments/live.yaml)", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }
}
