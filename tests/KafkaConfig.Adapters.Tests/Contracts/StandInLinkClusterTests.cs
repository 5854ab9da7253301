using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class StandInLinkClusterTests : MirrorMovesContract, IAsyncDisposable
{
    private readonly List<IDisposable> _clients = [];
    private StandInLinks? _server;
    private StandInLinks? _source;

    private StandInLinks Server => _server ?? throw new InvalidOperationException();

    private StandInLinks Source => _source ?? throw new InvalidOperationException();

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_server is not null)
            await _server.DisposeAsync();
        if (_source is not null)
            await _source.DisposeAsync();
    }

    [Fact]
    public async Task Lists_are_read_to_their_last_page()
    {
        var ports = await OpenAsync();
        Server.Switches.PageSize = 2;
        await MirrorAsync(ports, "t1", "t2", "t3", "t4", "t5");
        await CreateAsync(ports, "b", ("acl.sync.ms", "1"), ("topic.config.sync.ms", "2"));
        await CreateAsync(ports, "c");
        // Wherever a page points to, the next one is asked for here.
        Server.Switches.NextOrigin = "http://elsewhere.invalid";
        Server.Forget();
        var links = await ports.Links.ListAsync(Token);
        Assert.Equal(["a", "b", "c"], links.Select(link => link.Name));
        Assert.Equal(["acl.sync.ms", "bootstrap.servers", "topic.config.sync.ms"], Configs(links[1]).Keys);
        Assert.Equal(2, Server.Count("GET /links"));
        Assert.Equal(["t1", "t2", "t3", "t4", "t5"], (await ports.Mirrors.ListMirrorsAsync(["a", "b"], Token)).Select(mirror => mirror.Topic));
        Assert.Equal(3, Server.Count("GET /links/-/mirrors"));
        Assert.Contains("t5 (ACTIVE)", (await ports.LinkWriter.DeleteAsync("a", isDryRun: true, Token)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_the_source_makes_has_two_halves_and_the_second_waits_for_the_first()
    {
        var ports = await OpenAsync();
        var source = Writer(Source);
        Source.Switches.AttemptsUntilNamed = 3;
        var waiting = SomeLink.Of("a", LinkMode.InboundDestination, null);
        var reaching = SomeLink.Of("a", LinkMode.OutboundSource, SomeLink.Connection()) with { RemoteClusterId = SomeLink.Text("lkc-destination") };
        var early = await source.CreateAsync(reaching, isDryRun: true, Token);
        Assert.Equal(WriteStatus.Transient, early.Status);
        Assert.StartsWith("The destination has no half of this link yet: ", early.Why, StringComparison.Ordinal);
        Assert.Equal(1, Source.Count("POST /links"));
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.CreateAsync(waiting, isDryRun: false, Token));
        Assert.Equal(WriteResult.Done("a"), await source.CreateAsync(reaching, isDryRun: false, Token));
        Assert.Equal(4, Source.Count("POST /links"));
        Assert.Equal("lkc-source", Assert.Single(await ports.Links.ListAsync(Token)).RemoteClusterId);
        var half = Assert.Single(await new ConfluentLinkCluster(Open(Source)).ListAsync(Token));
        Assert.Equal("lkc-destination", half.RemoteClusterId);
        Assert.Equal([new("bootstrap.servers", "source.example:9092"), new("connection.mode", "OUTBOUND"), new("link.mode", "SOURCE")], Configs(half));
        await AddSourceTopicAsync("t", 1);
        Assert.Equal([WriteResult.Done("t")], await ports.MirrorWriter.CreateMirrorsAsync("a", [new("t", "t")], Token));
    }

    [Fact]
    public async Task A_link_that_goes_both_ways_has_a_half_on_either_side()
    {
        var ports = await OpenAsync();
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.CreateAsync(SomeLink.Of("a", LinkMode.Bidirectional, SomeLink.Connection()), isDryRun: false, Token));
        Assert.Equal(WriteResult.Done("b"), await ports.LinkWriter.CreateAsync(SomeLink.Of("b", LinkMode.Bidirectional, null), isDryRun: false, Token));
        var links = await ports.Links.ListAsync(Token);
        Assert.All(links, link => Assert.Equal("lkc-source", link.RemoteClusterId));
        Assert.Equal(["OUTBOUND", "INBOUND"], links.Select(link => Configs(link)["connection.mode"]));
    }

    protected override async Task<LinkPorts> OpenAsync()
    {
        _server = await StandInLinks.StartAsync("lkc-destination");
        _source = await StandInLinks.StartAsync("lkc-source", _server);
        var client = Open(_server);
        var (cluster, writer) = (new ConfluentLinkCluster(client), new ConfluentLinkClusterWriter(client));
        return new LinkPorts(cluster, cluster, writer, writer);
    }

    protected override Task AddSourceTopicAsync(string name, int partitions)
    {
        Source.Store.Topics[name] = partitions;
        return Task.CompletedTask;
    }

    protected override Task AddTopicAsync(string name)
    {
        Server.Store.Topics[name] = 1;
        return Task.CompletedTask;
    }

    protected override Task HoldAsync(string link, string mirror, MirrorStatus status)
    {
        Server.Store.Find(link, mirror).Hold(status switch
        {
            MirrorStatus.Active => "ACTIVE",
            MirrorStatus.Paused => "PAUSED",
            MirrorStatus.LinkPaused => "LINK_PAUSED",
            MirrorStatus.Starting => "PENDING_MIRROR",
            MirrorStatus.Stopping => "PENDING_STOPPED",
            MirrorStatus.Stopped => "STOPPED",
            MirrorStatus.SourceUnavailable => "SOURCE_UNAVAILABLE",
            MirrorStatus.Failed => "FAILED",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        });
        return Task.CompletedTask;
    }

    private LinkClient Open(StandInLinks server)
    {
        var client = LinkConnections.Open(server, variables: new Dictionary<string, string> { [LinkSecretVariable] = LinkSecret });
        _clients.Add(client);
        return client;
    }

    private ConfluentLinkClusterWriter Writer(StandInLinks server) => new(Open(server));
}
