using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing.StandIns.Links;
using Microsoft.Extensions.Time.Testing;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>A stand-in of each test's own, and clients of it.</summary>
public abstract class LinkFaultBase : IAsyncLifetime
{
    protected const string Links = "GET /links";
    protected const string Configs = "GET /links/{link}/configs";
    protected const string AllMirrors = "GET /links/-/mirrors";
    protected const string Mirrors = "GET /links/{link}/mirrors";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<LinkClient> _clients = [];
    private StandInLinks? _server;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected StandInLinks Server => _server ?? throw new InvalidOperationException();

    /// <summary>Of the process that the tool runs in.</summary>
    protected Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync() => _server = await StandInLinks.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
    }

    protected LinkClient Client((string User, string Password)? credentials = null, string path = "/kafka/v3", TimeProvider? time = null)
    {
        var client = LinkConnections.Open(Server, Limit, credentials, time, Variables, path);
        _clients.Add(client);
        return client;
    }

    protected ConfluentLinkCluster Cluster() => new(Client());

    protected ConfluentLinkClusterWriter Writer() => new(Client());

    /// <summary>For them the time passes only when a request says so.</summary>
    protected ConfluentLinkCluster PatientCluster() => new(Client(time: _clock));

    /// <summary>For them the time passes only when a request says so.</summary>
    protected ConfluentLinkClusterWriter PatientWriter() => new(Client(time: _clock));

    /// <summary>From now on the time is up, or leaves no room for another attempt, as soon as such a request arrives.</summary>
    protected void LetTimePass(string? request = null, bool isUp = true) => Server.Before = asked =>
    {
        if (request is null || request == asked)
            _clock.Advance(isUp ? Limit : Limit - TimeSpan.FromMilliseconds(1));
    };

    protected async Task<string> UnavailableAsync(Func<Task> act)
    {
        var message = (await Assert.ThrowsAsync<UnavailableException>(act)).Message;
        Assert.Contains($"{Server.ApiUrl} (environments/live.yaml)", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }
}
