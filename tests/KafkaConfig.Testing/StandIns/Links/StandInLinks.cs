namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>Confluent's REST API of one cluster in this process, as far as Cluster Linking goes. Two of them can be the two sides of links.</summary>
public sealed class StandInLinks : StandInService
{
    private readonly Lock _lock;

    private StandInLinks(string clusterId, StandInLinks? peer)
    {
        _lock = peer?._lock ?? new Lock();
        Store = new LinkStore(clusterId);
        if (peer is not null)
            (Store.Peer, peer.Store.Peer) = (peer.Store, Store);
    }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public LinkStore Store { get; }

    public LinkSwitches Switches => Store.Switches;

    /// <summary>As an environment's file names it.</summary>
    public string ApiUrl => $"{Url}/kafka/v3";

    protected override string MediaType => "application/json";

    /// <param name="clusterId">Of the cluster that it speaks for.</param>
    /// <param name="peer">The other side of links; null: there is none, and every link finds what it wants there.</param>
    public static async Task<StandInLinks> StartAsync(string clusterId = "lkc-destination", StandInLinks? peer = null)
    {
        var service = new StandInLinks(clusterId, peer);
        await service.OpenAsync();
        return service;
    }

    protected override (string Template, string? About, Func<StandInReply> Answer) Find(string method, string target, string body)
    {
        var request = new LinkRequest(method, target, body);
        var (template, handle) = LinkRoutes.Find(request);
        return (template, request.About, Answer);

        StandInReply Answer()
        {
            lock (_lock)
            {
                return request.Cluster is { } cluster && cluster != Store.ClusterId ? throw LinkRefusalException.NoCluster(cluster) : handle(Store, request, Switches.NextOrigin ?? Url);
            }
        }
    }

    protected override StandInRefusalException Denial() => new LinkRefusalException(401, 40101, "Authentication failed");
}
