using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Collects what a comparison of links finds.</summary>
internal sealed class LinkDifference
{
    private readonly Dictionary<ResourceAddress, string> _digests = [];
    private readonly List<ResourceAddress> _mirrors = [];
    private int _unchanged;

    /// <summary>Links that MirrorMaker 2 runs.</summary>
    public HashSet<string> OfConnect { get; } = new(StringComparer.Ordinal);

    /// <summary>Links whose offset sync is on, whatever their files say.</summary>
    public HashSet<string> Syncing { get; } = new(StringComparer.Ordinal);

    public Dictionary<ResourceAddress, string> Unread { get; } = [];

    public List<Change> Changes { get; } = [];

    public List<Drift> Drift { get; } = [];

    /// <param name="definition">What the file says.</param>
    /// <param name="live">What is live; null: there is no such link.</param>
    /// <param name="sourceId">Which cluster the declared source is; null where that is not known.</param>
    /// <param name="left">Configs that the files said until now.</param>
    public void Add(LinkDefinition definition, LiveLink? live, string? sourceId, IReadOnlyList<string> left)
    {
        if (live is null)
        {
            Changes.Add(new CreateLink(definition, OnSource: false));
            _digests[definition.Address] = "absent";
            return;
        }

        if (live.Configs is not Fact<IReadOnlyDictionary<string, string?>>.Known { Value: var configs })
        {
            Unread[definition.Address] = ((Fact<IReadOnlyDictionary<string, string?>>.Unknown)live.Configs).Why;
            return;
        }

        if (LinkConfigs.IsOn(configs.GetValueOrDefault(LinkConfigs.GroupSync)))
            Syncing.Add(definition.Name);
        var changes = LinkDiffer.Diff(definition, live, configs, sourceId, left).ToList();
        Changes.AddRange(changes);
        Drift.AddRange(LinkDiffer.Undeclared(definition, configs).Where(drift => !left.Contains(drift.Field)));
        if (live.Problem is { } problem)
            Drift.Add(new Drift(definition.Address, null, null, ValueUnit.None, definition.Location) { Problem = $"it is {live.State}: {problem}" });
        _unchanged += changes.Count == 0 ? 1 : 0;
        _digests[definition.Address] = Digest.Of(string.Join('\n', configs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend($"{live.Id} {live.RemoteClusterId}")));
    }

    /// <param name="definition">What the file says.</param>
    /// <param name="live">What is live; null: there is no such mirror.</param>
    /// <param name="elsewhere">Where its link leads, and where it should; null: they are the same.</param>
    /// <param name="patterns">What its connector copies beside its mirrors.</param>
    public void Add(MirrorDefinition definition, LiveMirror? live, (string Before, string After)? elsewhere, IReadOnlyList<string> patterns)
    {
        var changes = Judge(definition, live, elsewhere, patterns);
        Changes.AddRange(changes);
        _mirrors.Add(definition.Address);
        _unchanged += changes.Count == 0 ? 1 : 0;
        _digests[definition.Address] = live is null ? "absent" : Digest.Of($"{live.Link}\n{live.SourceTopic}\n{live.Word}");
        if (live is null || changes.Count > 0)
            return;
        var problem = MirrorDiffer.IsReached(definition.State.Value, live.Status) ? live.Problem : $"it is {live.Word}{(live.Problem is { } reason ? $": {reason}" : "")}";
        if (problem is not null)
            Drift.Add(new Drift(definition.Address, null, null, ValueUnit.None, definition.Location) { Problem = problem });
    }

    // What the gates of a change would measure is not what the mirror is, where its source is another one.
    private static IReadOnlyList<Change> Judge(MirrorDefinition definition, LiveMirror? live, (string Before, string After)? elsewhere, IReadOnlyList<string> patterns)
    {
        if (live is not null && elsewhere is { } leads)
            return [new UnreachableLinkState(definition.Address, "source", leads.Before, leads.After, "A mirror follows one source for good: name that one, or declare another link for another source.", definition.Location)];
        if (live is not null && live.SourceTopic != definition.SourceTopic)
            return [new UnreachableLinkState(definition.Address, "source topic", live.SourceTopic, definition.SourceTopic, "A mirror follows one topic for good: name that one.", definition.Location)];
        var changes = MirrorDiffer.Diff(definition, live);
        return patterns.Count > 0 && changes.Any(change => change is MoveMirror { EndsMirror: true })
            ? [new UnreachableLinkState(definition.Address, "state", "copied by an expression", LinkParser.NameOf(definition.State.Value), $"Its connector also copies what {string.Join(", ", patterns)} matches: take that out of the connector's 'topics' first.", definition.State.Location)]
            : changes;
    }

    public KindDifference ToDifference(Dictionary<ResourceAddress, LiveMirror> live, IReadOnlyDictionary<ResourceAddress, Fact<MirrorLag>> lags, IEnumerable<Observation> observations, IReadOnlyList<LiveMirror> all) => new()
    {
        Changes = [.. Changes.OrderBy(change => change.Address)],
        Digests = _digests.Where(pair => Changes.Exists(change => change.Address == pair.Key)).ToDictionary(),
        Drift = [.. Drift.OrderBy(drift => drift.Address).ThenBy(drift => drift.Field, StringComparer.Ordinal)],
        Unread = Unread,
        Mirrors = all.Where(mirror => mirror.Status != MirrorStatus.Stopped).GroupBy(mirror => mirror.Topic, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(WriterOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal),
        Unchanged = _unchanged,
        Observations = [.. observations, .. _mirrors.Where(live.ContainsKey).Order().Select(address => Observe(address, live[address], lags.GetValueOrDefault(address)))],
    };

    private static Observation Observe(ResourceAddress address, LiveMirror live, Fact<MirrorLag>? lag) => new(
        address, MirrorDiffer.WordOf(live), lag is Fact<MirrorLag>.Known known ? known.Value.Total : null,
        lag is Fact<MirrorLag>.Unknown unknown ? $"how far it is behind is not known: {unknown.Why}" : live.Problem);

    // MirrorMaker 2's is a connector, which its own kind tells too.
    private string WriterOf(LiveMirror mirror) => OfConnect.Contains(mirror.Link) ? MirrorMakerExpansion.SourceName(mirror.Link) : mirror.Link;
}
