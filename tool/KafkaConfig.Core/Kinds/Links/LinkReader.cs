using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Reads the links that lead to an environment, and their mirrors, and compares them with their definitions.</summary>
/// <param name="links">Links of the environment's own brokers; null where it has no API for them.</param>
/// <param name="mirrors">Their mirrors; null likewise.</param>
/// <param name="mirrorMaker">Links that MirrorMaker 2 runs.</param>
/// <param name="sources">The clusters that links copy from.</param>
/// <param name="facts">What rules ask about.</param>
/// <param name="settling">How long a mirror must look as it must: after a write MirrorMaker 2 goes on with its old tasks for a while.</param>
public sealed class LinkReader(ILinkCluster? links, IMirrorCluster? mirrors, MirrorMakerCluster mirrorMaker, ILinkSources sources, LinkFactReader facts, TimeSpan settling) : IKindReader
{
    private const int LooksBeforeComparing = 8;

    private readonly Dictionary<ResourceAddress, MirrorMovement> _movements = [];
    private readonly HashSet<string> _ofConnect = new(StringComparer.Ordinal);

    public ResourceKind ResourceKind => ResourceKind.Link;

    /// <summary>False for a snapshot, which holds one cluster: halves on sources are left alone.</summary>
    public bool HasSources { get; init; } = true;

    public TimeSpan SettlingOf(ResourceAddress address) => _ofConnect.Contains(LinkApplier.LinkOf(address)) ? settling : TimeSpan.Zero;

    public async Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var declared = comparison.Definitions.OfType<LinkDefinition>().ToList();
        var wanted = comparison.Definitions.OfType<MirrorDefinition>().Where(mirror => comparison.Includes(mirror.Address)).ToList();
        var ofBrokers = declared.Where(link => link.Replicator == Replicator.ClusterLinking).ToList();
        _ofConnect.UnionWith(declared.Except(ofBrokers).Select(link => link.Name));
        if (declared.Count == 0 && links is null)
            return new KindDifference();
        var result = new LinkDifference();
        result.OfConnect.UnionWith(_ofConnect);
        var liveLinks = links is null ? [] : (await links.ListAsync(cancellationToken)).ToDictionary(link => link.Name, StringComparer.Ordinal);
        var ids = await SourcesAsync([.. ofBrokers.Where(link => liveLinks.ContainsKey(link.Name))], cancellationToken);
        await CompareLinksAsync(comparison, ofBrokers, liveLinks, ids, result, cancellationToken);
        var connect = await mirrorMaker.ReadAsync([.. declared.Except(ofBrokers)], cancellationToken);
        // Of every link, declared or not: their topics are no ordinary ones.
        IReadOnlyList<LiveMirror> live =
        [
            .. liveLinks.Count == 0 || mirrors is null ? [] : await mirrors.ListMirrorsAsync([.. liveLinks.Keys.Order(StringComparer.Ordinal)], cancellationToken),
            .. connect.Values.SelectMany(source => source.Mirrors),
        ];
        var byAddress = live.ToDictionary(mirror => ResourceAddress.Mirror(mirror.Link, mirror.Topic));
        foreach (var definition in wanted)
            result.Add(definition, byAddress.GetValueOrDefault(definition.Address), ElsewhereOf(definition.Link, liveLinks, connect, ids), connect.GetValueOrDefault(definition.Link.Name)?.Patterns ?? []);
        AddForeign(comparison, live, declared, result);
        foreach (var (link, source) in connect.Where(pair => pair.Value.Patterns.Count > 0 && comparison.Includes(ResourceAddress.Link(pair.Key))))
            result.Drift.Add(new Drift(ResourceAddress.Link(link), "topics", string.Join(',', source.Patterns), ValueUnit.None, declared.First(item => item.Name == link).Location) { Problem = $"its source connector copies what {string.Join(", ", source.Patterns)} matches, which no file declares" });
        Prune(comparison, liveLinks, live, result, liveLinks.Count == 0 ? null : await comparison.RemovedSinceAsync());
        var lags = await facts.ReadLagsAsync([.. wanted.Where(mirror => byAddress.TryGetValue(mirror.Address, out var found) && found.Status != MirrorStatus.Stopped && ElsewhereOf(mirror.Link, liveLinks, connect, ids) is null)], cancellationToken);
        return result.ToDifference(byAddress, lags, Groups(declared.Where(link => comparison.Includes(link.Address) && !result.Syncing.Contains(link.Name))), live);
    }

    // Which cluster each declared source really is; one that does not answer is left out.
    private async Task<Dictionary<string, string>> SourcesAsync(IReadOnlyList<LinkDefinition> declared, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in declared)
        {
            try
            {
                ids[link.Name] = (await sources.Of(link.Source).Identity.DescribeAsync(cancellationToken)).Id;
            }
            catch (UnavailableException)
            {
                if (link.Source.Cluster is { File: null, Id: { } id } && !id.Template.Contains("${", StringComparison.Ordinal))
                    ids[link.Name] = id.Template;
            }
        }

        return ids;
    }

    // What is measured at the declared source says nothing of a link that leads elsewhere; null: it leads there, as far as that can be told.
    private static (string Before, string After)? ElsewhereOf(
        LinkDefinition link, Dictionary<string, LiveLink> liveLinks, IReadOnlyDictionary<string, MirrorMakerSource> connect, Dictionary<string, string> ids)
    {
        if (link.Replicator == Replicator.MirrorMaker2)
        {
            var alias = MirrorMakerExpansion.Alias(link.Source, link.HasSourceEnvironment);
            return connect.TryGetValue(link.Name, out var source) && source.Alias != alias && source.Mirrors.Count > 0 ? (source.Alias, alias) : null;
        }

        return liveLinks.TryGetValue(link.Name, out var live) && live.RemoteClusterId.Length > 0 && ids.TryGetValue(link.Name, out var id) && live.RemoteClusterId != id ? (live.RemoteClusterId, id) : null;
    }

    /// <summary>A mirror ends on what both clusters hold at that moment, and a new one needs its name.</summary>
    public bool RestsOnFacts(Change change) => change is CreateMirror or MoveMirror { EndsMirror: true };

    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken)
    {
        var read = new Dictionary<ResourceAddress, IFacts>();
        var identities = await IdentifyAsync([.. changes.Where(RestsOnFacts)], cancellationToken);
        foreach (var group in changes.Where(RestsOnFacts).GroupBy(change => change is MoveMirror))
        {
            var definitions = group.OfType<MirrorChange>().Select(change => change.Definition).DistinctBy(definition => definition.Address).ToList();
            foreach (var (address, fact) in await facts.ReadAsync(definitions, identities, look, isEnding: group.Key, cancellationToken))
                read[address] = fact;
        }

        return read;
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var ended = changes.OfType<MoveMirror>().ToList();
        if (ended.Count == 0)
            return new Dictionary<ResourceAddress, string>();
        var live = await ListMirrorsAsync([.. ended.Select(change => change.Definition.Link).DistinctBy(link => link.Name)], cancellationToken);
        return live.Select(mirror => (Address: ResourceAddress.Mirror(mirror.Link, mirror.Topic), Word: $"{mirror.SourceTopic} {mirror.Word}")).Where(item => ended.Exists(change => change.Address == item.Address)).ToDictionary(item => item.Address, item => item.Word);
    }

    /// <summary>A mirror is as planned once it has reached its state, and an active one once its copy moves or has everything: a replicator says so long before.</summary>
    public async Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken)
    {
        var definitions = written.OfType<MirrorChange>().Select(change => change.Definition).DistinctBy(definition => definition.Address).ToList();
        var problems = new Dictionary<ResourceAddress, string>();
        if (definitions.Count == 0)
            return problems;
        var live = (await ListMirrorsAsync([.. definitions.Select(definition => definition.Link).DistinctBy(link => link.Name)], cancellationToken)).ToDictionary(mirror => ResourceAddress.Mirror(mirror.Link, mirror.Topic));
        foreach (var definition in definitions)
        {
            if (StateProblem(definition, live.GetValueOrDefault(definition.Address)) is { } problem)
                problems[definition.Address] = problem;
        }

        var active = definitions.Where(definition => definition.State.Value == MirrorState.Active && !problems.ContainsKey(definition.Address)).ToList();
        foreach (var (address, lag) in await facts.ReadLagsAsync(active, cancellationToken))
        {
            if (await CopyProblemAsync(active.First(definition => definition.Address == address), lag, cancellationToken) is { } problem)
                problems[address] = problem;
        }

        return problems;
    }

    private async Task<string?> CopyProblemAsync(MirrorDefinition definition, Fact<MirrorLag> fact, CancellationToken cancellationToken)
    {
        if (fact is not Fact<MirrorLag>.Known { Value: var lag })
            return $"whether records arrive is not known: {((Fact<MirrorLag>.Unknown)fact).Why}";
        if (lag.Total == 0)
            return null;
        var movement = new MirrorMovement(lag);
        if (_movements.TryAdd(definition.Address, movement))
            return movement.Words;
        var earlier = _movements[definition.Address];
        if (movement.HasMovedSince(earlier))
            return null;
        // Records are compared one mirror at a time: only where it has stood still for a while.
        if (++earlier.Looks < LooksBeforeComparing)
            return movement.Words;
        // Markers of transactions are never copied: where nothing moves, the records themselves tell.
        return await facts.MissingAsync(definition, cancellationToken) is Fact<string?>.Known { Value: null } ? null : movement.Words;
    }

    private static string? StateProblem(MirrorDefinition definition, LiveMirror? live)
    {
        var wanted = definition.State.Value;
        // MirrorMaker 2 keeps nothing of a mirror that ended.
        if (live is null)
            return wanted is MirrorState.Promoted or MirrorState.FailedOver && definition.Link.Replicator == Replicator.MirrorMaker2 ? null : "it is not there";
        if (MirrorDiffer.IsReached(wanted, live.Status))
            return live.Problem;
        return $"it is {live.Word}, and not {LinkParser.NameOf(wanted)} yet{(live.Problem is { } problem ? $": {problem}" : "")}";
    }

    private async Task CompareLinksAsync(Comparison comparison, List<LinkDefinition> declared, Dictionary<string, LiveLink> live, Dictionary<string, string> ids, LinkDifference result, CancellationToken cancellationToken)
    {
        if (links is null && declared.Count > 0)
            throw new UnavailableException($"{comparison.Environment.Name} has no API for links.");
        var included = declared.Where(definition => comparison.Includes(definition.Address)).ToList();
        foreach (var definition in included)
            result.Add(definition, live.GetValueOrDefault(definition.Name), ids.GetValueOrDefault(definition.Name), await LeftAsync(definition, live.GetValueOrDefault(definition.Name), comparison));
        // One question a source, however many halves it has.
        foreach (var group in included.Where(definition => definition.Initiation != LinkInitiation.Destination && HasSources).GroupBy(definition => definition.Source))
        {
            var halves = await HalvesAsync(group.Key, cancellationToken);
            foreach (var definition in group)
            {
                if (halves is Fact<IReadOnlySet<string>>.Unknown unknown)
                    result.Unread[definition.Address] = $"its half on {group.Key.Name} could not be read. {unknown.Why}";
                else if (halves is Fact<IReadOnlySet<string>>.Known known && !known.Value.Contains(definition.Name))
                    result.Changes.Add(new CreateLink(definition, OnSource: true));
            }
        }
    }

    // What the files declared and no longer do goes back to the link's default.
    private static async Task<IReadOnlyList<string>> LeftAsync(LinkDefinition definition, LiveLink? live, Comparison comparison)
    {
        if (live?.Configs is not Fact<IReadOnlyDictionary<string, string?>>.Known { Value: var configs } || LinkDiffer.Undeclared(definition, configs).Select(drift => drift.Field).OfType<string>().ToList() is not { Count: > 0 } undeclared)
            return [];
        var before = (await comparison.Earlier())?.Definitions.GetValueOrDefault(definition.Address) as LinkDefinition;
        return [.. undeclared.Where(config => before?.Value(config) is not null && !LinkConfigs.IsFixed(config))];
    }

    private static void Prune(Comparison comparison, Dictionary<string, LiveLink> live, IReadOnlyList<LiveMirror> mirrors, LinkDifference result, EarlierDefinitions? earlier)
    {
        var names = comparison.Definitions.Where(definition => definition is LinkDefinition or LinkSourceHalf).Select(definition => definition.Address.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = live.Values.Where(link => !names.Contains(link.Name) && comparison.AnswersFor(ResourceAddress.Link(link.Name), link.Name, earlier)).ToList();
        var pruned = foreign.Where(link => comparison.Prunes(ResourceAddress.Link(link.Name), link.Name, earlier)).ToList();
        foreach (var link in pruned)
            result.Changes.Add(new DeleteLink(ResourceAddress.Link(link.Name), [.. mirrors.Where(mirror => mirror.Link == link.Name && mirror.Status != MirrorStatus.Stopped).Select(mirror => mirror.Topic)]));
        result.Drift.AddRange(foreign.Except(pruned).Select(link => new Drift(ResourceAddress.Link(link.Name), null, null, ValueUnit.None, null)));
    }

    private async Task<Fact<IReadOnlySet<string>>> HalvesAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        try
        {
            var source = sources.Of(environment);
            await source.Identity.DescribeAsync(cancellationToken);
            return source.Links is null
                ? new Fact<IReadOnlySet<string>>.Unknown("It has no API for links.")
                : new Fact<IReadOnlySet<string>>.Known((await source.Links.ListAsync(cancellationToken)).Select(link => link.Name).ToHashSet(StringComparer.Ordinal));
        }
        catch (UnavailableException problem)
        {
            return new Fact<IReadOnlySet<string>>.Unknown(problem.Message);
        }
    }

    private async Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IReadOnlyList<LinkDefinition> declared, CancellationToken cancellationToken)
    {
        var ofBrokers = declared.Where(link => link.Replicator == Replicator.ClusterLinking).Select(link => link.Name).ToList();
        var ofConnect = declared.Where(link => link.Replicator == Replicator.MirrorMaker2).ToList();
        return
        [
            .. ofBrokers.Count == 0 || mirrors is null ? [] : await mirrors.ListMirrorsAsync(ofBrokers, cancellationToken),
            .. ofConnect.Count == 0 ? [] : (await mirrorMaker.ReadAsync(ofConnect, cancellationToken)).Values.SelectMany(source => source.Mirrors),
        ];
    }

    // What a link mirrors by itself is declared by its filter; everything else nobody asked for.
    private static void AddForeign(Comparison comparison, IReadOnlyList<LiveMirror> live, List<LinkDefinition> declared, LinkDifference result)
    {
        var known = comparison.Definitions.OfType<MirrorDefinition>().Select(mirror => mirror.Address).ToHashSet();
        foreach (var mirror in live.Where(mirror => mirror.Status != MirrorStatus.Stopped))
        {
            var address = ResourceAddress.Mirror(mirror.Link, mirror.Topic);
            if (!known.Contains(address) && comparison.Includes(address) && declared.FirstOrDefault(link => link.Name == mirror.Link) is { } link && !LinkFilter.Includes(link.Topics, mirror.SourceTopic))
                result.Drift.Add(new Drift(address, null, null, ValueUnit.None, null));
        }
    }

    // What people take for granted, and what is not so.
    private static IEnumerable<Observation> Groups(IEnumerable<LinkDefinition> declared)
    {
        foreach (var link in declared)
        {
            if (link.Groups.Count == 0)
                yield return new Observation(link.Address, "copies no offsets of consumer groups, since it declares no 'groups'", null, null);
            else if (link.Replicator == Replicator.MirrorMaker2)
                yield return new Observation(link.Address, "MirrorMaker 2 copies positions of groups that have read everything; those of a group that lags come inexactly, or not at all", null, null);
        }
    }
}
