using System.Net;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Reads the cluster links of a Confluent cluster, and its mirror topics, through its REST API.</summary>
public sealed class ConfluentLinkCluster(LinkClient client) : ILinkCluster, IMirrorCluster
{
    private const string SetOnLink = "DYNAMIC_CLUSTER_LINK_CONFIG";

    public async Task<IReadOnlyList<LiveLink>> ListAsync(CancellationToken cancellationToken)
    {
        var (entries, refusal) = await LinkPages.ReadAsync(client, path => client.Service.GetAsync(path, cancellationToken), client.Path(), LinkJson.Default.LinkPageLinkEntry);
        if (refusal is not null)
            throw client.Refusal(refusal, "list its links");
        // Some records are of links that have no name; a page may repeat what the one before it ended with.
        var named = entries.Where(entry => !string.IsNullOrEmpty(entry.LinkName)).DistinctBy(entry => entry.LinkName, StringComparer.Ordinal).OrderBy(entry => entry.LinkName, StringComparer.Ordinal).ToList();
        var links = await ServiceClient.EachAsync(named, ReadAsync, cancellationToken);
        return [.. links.OfType<LiveLink>()];
    }

    public async Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        var asked = links.Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
            return [];
        var (entries, refusal) = await LinkPages.ReadAsync(client, path => client.Service.GetAsync(path, cancellationToken), client.Path("/-/mirrors"), LinkJson.Default.LinkPageMirrorEntry);
        if (refusal?.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest)
            entries = [.. (await ServiceClient.EachAsync([.. asked.Where(link => LinkNames.Complaint(link) is null)], ReadMirrorsAsync, cancellationToken)).SelectMany(mirrors => mirrors)];
        else if (refusal is not null)
            throw client.Refusal(refusal, "list its mirrors");
        return
        [
            .. entries.Select(Mirror).Where(mirror => asked.Contains(mirror.Link)).DistinctBy(mirror => (mirror.Link, mirror.Topic))
                .OrderBy(mirror => mirror.Link, StringComparer.Ordinal).ThenBy(mirror => mirror.Topic, StringComparer.Ordinal),
        ];
    }

    // Null: it is gone by now.
    private async Task<LiveLink?> ReadAsync(LinkEntry entry, CancellationToken cancellationToken)
    {
        var name = entry.LinkName ?? throw Strange();
        if (LinkNames.Complaint(name) is { } complaint)
            return Link(entry, name, new Fact<IReadOnlyDictionary<string, string?>>.Unknown(complaint));
        var (configs, refusal) = await LinkPages.ReadAsync(
            client, path => client.Service.AskAsync(HttpMethod.Get, path, null, isOneOfMany: true, cancellationToken), client.Path(name, "/configs"), LinkJson.Default.LinkPageLinkConfigEntry);
        if (refusal is null)
            return Link(entry, name, new Fact<IReadOnlyDictionary<string, string?>>.Known(Set(configs)));
        return refusal.IsNoLink() ? null : Link(entry, name, new Fact<IReadOnlyDictionary<string, string?>>.Unknown(
            refusal.Status == HttpStatusCode.Forbidden ? $"{client.Service.Whom} may not see its configs" : $"the Kafka REST API does not tell its configs: {client.Quote(LinkWords.Describe(refusal))}"));
    }

    private async Task<IReadOnlyList<MirrorEntry>> ReadMirrorsAsync(string link, CancellationToken cancellationToken)
    {
        var (entries, refusal) = await LinkPages.ReadAsync(client, path => client.Service.GetAsync(path, cancellationToken), client.Path(link, "/mirrors"), LinkJson.Default.LinkPageMirrorEntry);
        if (refusal is null)
            return [.. entries.Select(entry => entry with { LinkName = link })];
        return refusal.IsNoLink() ? [] : throw client.Refusal(refusal, $"list the mirrors of {client.Quote(link)}");
    }

    private LiveLink Link(LinkEntry entry, string name, Fact<IReadOnlyDictionary<string, string?>> configs)
    {
        // Either side names the other one; which of the ids is its own, only the id itself tells.
        var remote = new[] { entry.RemoteClusterId, entry.SourceClusterId, entry.DestinationClusterId }.FirstOrDefault(id => !string.IsNullOrEmpty(id) && id != client.ClusterId);
        return new LiveLink(
            name, (string.IsNullOrEmpty(entry.ClusterLinkId) ? entry.LinkId : entry.ClusterLinkId) ?? "", remote ?? "", entry.LinkState ?? "", LinkWords.Problem(entry.LinkError, entry.LinkErrorMessage) is { } problem ? client.Quote(problem) : null, configs);
    }

    private static SortedDictionary<string, string?> Set(IReadOnlyList<LinkConfigEntry> configs)
    {
        var set = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var config in configs.Where(config => config.Source == SetOnLink || config.IsDefault == false))
        {
            if (!string.IsNullOrEmpty(config.Name))
                set[config.Name] = config.IsSensitive == true ? null : config.Value ?? "";
        }

        return set;
    }

    private LiveMirror Mirror(MirrorEntry entry)
    {
        if (entry is not { LinkName: { } link, MirrorTopicName: { } topic, MirrorStatus: { } word })
            throw Strange();
        var problems = (entry.MirrorStateTransitionErrors ?? []).OfType<MirrorProblem>().Select(problem => LinkWords.Problem(problem.ErrorCode.ToString(), problem.ErrorMessage))
            .Prepend(LinkWords.Problem(entry.MirrorTopicError, null)).OfType<string>().ToList();
        return new LiveMirror(
            link, topic, entry.SourceTopicName ?? topic, LinkWords.Status(word), client.Quote(word), problems.Count == 0 ? null : client.Quote(string.Join("; ", problems)), LinkWords.Lags(entry.MirrorLags));
    }

    private UnavailableException Strange() => client.Service.Unavailable("answers something else than a Kafka REST API would");
}
