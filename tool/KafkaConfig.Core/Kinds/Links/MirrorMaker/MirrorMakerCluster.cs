using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>MirrorMaker 2 as mirrors, in the lists of its source connector. It cannot do all that Cluster Linking can: a mirror is writable all the time, nothing waits for the last record,
/// and one that ended leaves no trace.</summary>
/// <param name="connect">The destination's Connect clusters, by name.</param>
/// <param name="writers">The same, for writing.</param>
public sealed class MirrorMakerCluster(IReadOnlyDictionary<string, IConnectCluster> connect, IReadOnlyDictionary<string, IConnectClusterWriter> writers)
{
    /// <summary>The source connectors of these links with what they copy, one request a Connect cluster; a link without one is left out.</summary>
    public async Task<IReadOnlyDictionary<string, MirrorMakerSource>> ReadAsync(IReadOnlyList<LinkDefinition> links, CancellationToken cancellationToken)
    {
        var sources = new SortedDictionary<string, MirrorMakerSource>(StringComparer.Ordinal);
        foreach (var group in links.GroupBy(link => link.Connect, StringComparer.Ordinal))
        {
            var live = await ListAsync(group.Key, cancellationToken);
            foreach (var link in group)
            {
                if (live.GetValueOrDefault(MirrorMakerExpansion.SourceName(link.Name)) is { } connector)
                    sources[link.Name] = new MirrorMakerSource(connector.Config.GetValueOrDefault(MirrorMakerConfig.SourceAlias, ""), MirrorMakerTopics.Of(connector.Config).Patterns, [.. Mirrors(link.Name, connector).OrderBy(mirror => mirror.Topic, StringComparer.Ordinal)]);
            }
        }

        return sources;
    }

    /// <summary>Writes all changes of one link's mirrors at once: each write restarts the connector.</summary>
    public async Task<WriteResult> WriteAsync(LinkDefinition link, IReadOnlyList<MirrorChange> changes, CancellationToken cancellationToken)
    {
        var name = MirrorMakerExpansion.SourceName(link.Name);
        if (!connect.ContainsKey(link.Connect))
            return WriteResult.Refused(name, $"There is no Connect cluster {link.Connect}.");
        try
        {
            if ((await ListAsync(link.Connect, cancellationToken)).GetValueOrDefault(name) is not { } connector)
                return WriteResult.Refused(name, $"There is no connector {name}, which copies for the link.");
            var before = MirrorMakerTopics.Of(connector.Config);
            if (before.Patterns.Count > 0 && changes.Any(change => change is MoveMirror { EndsMirror: true }))
                return WriteResult.Refused(name, $"The connector also copies what {string.Join(", ", before.Patterns)} matches, so that no mirror of it can be ended: take that out of its 'topics' first.");
            var after = changes.Aggregate(before, Apply);
            var (now, then) = (before.In(name, connector.Config), after.In(name, connector.Config));
            // A write restarts the connector, so that there is none where nothing differs.
            return now.Values[MirrorMakerConfig.Topics] == then.Values[MirrorMakerConfig.Topics] && now.Values[MirrorMakerConfig.TopicsExcluded] == then.Values[MirrorMakerConfig.TopicsExcluded]
                ? WriteResult.Done(name)
                : await writers[link.Connect].UpdateAsync(then, cancellationToken);
        }
        catch (UnavailableException problem)
        {
            return new WriteResult(name, WriteStatus.Transient, problem.Message);
        }
    }

    private static MirrorMakerTopics Apply(MirrorMakerTopics topics, MirrorChange change) => change switch
    {
        MoveMirror { EndsMirror: true } => topics.Without(change.Definition.Topic),
        _ => topics.With(change.Definition.Topic, change.Definition.State.Value == MirrorState.Paused),
    };

    private async Task<Dictionary<string, LiveConnector>> ListAsync(string cluster, CancellationToken cancellationToken) => connect.TryGetValue(cluster, out var found)
        ? (await found.ListAsync(cancellationToken)).ToDictionary(connector => connector.Name, StringComparer.Ordinal)
        : throw new UnavailableException($"There is no Connect cluster {cluster}.");

    private static IEnumerable<LiveMirror> Mirrors(string link, LiveConnector connector)
    {
        var topics = MirrorMakerTopics.Of(connector.Config);
        var problem = ConnectorHealth.Problem(connector);
        var isResting = connector.Status is Fact<ConnectorStatus>.Known { Value.State: "PAUSED" or "STOPPED" };
        foreach (var topic in topics.Active)
            yield return Mirror(topic, isResting ? MirrorStatus.LinkPaused : MirrorStatus.Active, isResting ? "LINK_PAUSED" : "ACTIVE");
        foreach (var topic in topics.Paused)
            yield return Mirror(topic, MirrorStatus.Paused, "PAUSED");

        LiveMirror Mirror(string topic, MirrorStatus status, string word) => new(link, topic, topic, status, word, problem, new Dictionary<int, long>());
    }
}
