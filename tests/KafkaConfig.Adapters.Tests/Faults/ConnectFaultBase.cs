using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.Connect;
using Microsoft.Extensions.Time.Testing;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>A stand-in of each test's own, and clients of it.</summary>
public abstract class ConnectFaultBase : IAsyncLifetime
{
    protected const string Expanded = "GET /connectors?expand";
    protected const string Names = "GET /connectors";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
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

    protected ConnectClient Client((string User, string Password)? credentials = null, string path = "", TimeProvider? time = null)
    {
        var client = ConnectConnections.Open(Server.Url + path, Limit, credentials, time);
        _clients.Add(client);
        return client;
    }

    protected KafkaConnectCluster Cluster() => new(Client());

    protected KafkaConnectClusterWriter Writer() => new(Client());

    /// <summary>For them the time passes only when a request says so.</summary>
    protected KafkaConnectCluster PatientCluster() => new(Client(time: _clock));

    /// <summary>For them the time passes only when a request says so.</summary>
    protected KafkaConnectClusterWriter PatientWriter() => new(Client(time: _clock));

    /// <summary>From now on the time is up, or leaves no room for another attempt, as soon as such a request arrives.</summary>
    protected void LetTimePass(string? request = null, bool isUp = true) => Server.Before = asked =>
    {
        if (request is null || request == asked)
            _clock.Advance(isUp ? Limit : Limit - TimeSpan.FromMilliseconds(1));
    };

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
