using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

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
    private readonly Dictionary<ResourceAddress, MirrorMovement> _movements = [];
    private readonly HashSet<string> _ofConnect = new(StringComparer.Ordinal);

    public ResourceKind ResourceKind => ResourceKind.Link;

    public TimeSpan SettlingOf(ResourceAddress address) => _ofConnect.Contains(LinkApplier.LinkOf(address)) ? settling : TimeSpan.Zero;

    public async Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var declared = comparison.Definitions.OfType<LinkDefinition>().ToList();
        var wanted = comparison.Definitions.OfType<MirrorDefinition>().Where(mirror => comparison.Includes(mirror.Address)).ToList();
        var ofBrokers = declared.Where(link => link.Replicator == Replicator.ClusterLinking).ToList();
        _ofConnect.UnionWith(declared.Except(ofBrokers).Select(link => link.Name));
        if (declared.Count == 0 && (links is null || comparison.Environment.Owns.Count == 0))
            return new KindDifference();
        var result = new LinkDifference();
        await CompareLinksAsync(comparison, ofBrokers, result, cancellationToken);
        var live = await ListMirrorsAsync(declared, cancellationToken);
        var byAddress = live.ToDictionary(mirror => ResourceAddress.Mirror(mirror.Link, mirror.Topic));
        foreach (var definition in wanted)
            result.Add(definition, byAddress.GetValueOrDefault(definition.Address));
        AddForeign(comparison, live, declared, result);
        foreach (var (link, patterns) in await mirrorMaker.PatternsAsync([.. declared.Where(link => link.Replicator == Replicator.MirrorMaker2)], cancellationToken))
            result.Drift.Add(new Drift(ResourceAddress.Link(link), "topics", string.Join(',', patterns), ValueUnit.None, declared.First(item => item.Name == link).Location) { Problem = $"its source connector copies what {string.Join(", ", patterns)} matches, which no file declares" });
        var lags = await facts.ReadLagsAsync([.. wanted.Where(mirror => byAddress.TryGetValue(mirror.Address, out var found) && found.Status != MirrorStatus.Stopped)], cancellationToken);
        return result.ToDifference(byAddress, lags, Groups(declared.Where(link => comparison.Includes(link.Address) && !result.Syncing.Contains(link.Name))));
    }

    /// <summary>A mirror ends on what both clusters hold at that moment, and a new one needs its name.</summary>
    public bool RestsOnFacts(Change change) => change is CreateMirror or MoveMirror { EndsMirror: true };

    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken)
    {
        var read = new Dictionary<ResourceAddress, IFacts>();
        var identities = await IdentifyAsync([.. changes.Where(RestsOnFacts)], cancellationToken);
        foreach (var group in changes.Where(RestsOnFacts).GroupBy(change => change is MoveMirror))
        {
            var definitions = group.Select(DefinitionOf).OfType<MirrorDefinition>().DistinctBy(definition => definition.Address).ToList();
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
        var definitions = written.Select(DefinitionOf).OfType<MirrorDefinition>().DistinctBy(definition => definition.Address).ToList();
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
        if (movement.HasMovedSince(_movements[definition.Address]))
            return null;
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

    private async Task CompareLinksAsync(Comparison comparison, List<LinkDefinition> declared, LinkDifference result, CancellationToken cancellationToken)
    {
        if (links is null || (declared.Count == 0 && comparison.Environment.Owns.Count == 0))
            return;
        var live = (await links.ListAsync(cancellationToken)).ToDictionary(link => link.Name, StringComparer.Ordinal);
        foreach (var definition in declared.Where(definition => comparison.Includes(definition.Address)))
        {
            var sourceId = definition.Source.Cluster.File is null && definition.Source.Cluster.Id is { } id && !id.Template.Contains("${", StringComparison.Ordinal) ? id.Template : null;
            result.Add(definition, live.GetValueOrDefault(definition.Name), sourceId);
            if (definition.Initiation != LinkInitiation.Destination && !await HasSourceHalfAsync(definition, cancellationToken))
                result.Changes.Add(new CreateLink(definition, OnSource: true));
        }

        var names = declared.Select(definition => definition.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = live.Values.Where(link => !names.Contains(link.Name) && comparison.Environment.OwnsName(link.Name) && comparison.Includes(ResourceAddress.Link(link.Name))).ToList();
        var pruned = comparison.Environment.Prune == PrunePolicy.Owned ? foreign.Where(link => !comparison.Settings.Protects(link.Name)).ToList() : [];
        // Their topics are no ordinary ones, whoever declared the links.
        var others = comparison.Environment.Prune == PrunePolicy.Owned ? live.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal).ToList() : [];
        var theirs = others.Count == 0 || mirrors is null ? [] : await mirrors.ListMirrorsAsync(others, cancellationToken);
        result.Drift.AddRange(theirs.Where(mirror => mirror.Status != MirrorStatus.Stopped && !pruned.Exists(link => link.Name == mirror.Link)).Select(mirror => new Drift(ResourceAddress.Mirror(mirror.Link, mirror.Topic), null, null, ValueUnit.None, null)));
        foreach (var link in pruned)
            result.Changes.Add(new DeleteLink(ResourceAddress.Link(link.Name), [.. theirs.Where(mirror => mirror.Link == link.Name && mirror.Status != MirrorStatus.Stopped).Select(mirror => mirror.Topic)]));
        result.Drift.AddRange(foreign.Except(pruned).Select(link => new Drift(ResourceAddress.Link(link.Name), null, null, ValueUnit.None, null)));
    }

    private async Task<bool> HasSourceHalfAsync(LinkDefinition definition, CancellationToken cancellationToken)
    {
        var source = sources.Of(definition.Source);
        await source.Identity.DescribeAsync(cancellationToken);
        return source.Links is not null && (await source.Links.ListAsync(cancellationToken)).Any(link => link.Name == definition.Name);
    }

    private async Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IReadOnlyList<LinkDefinition> declared, CancellationToken cancellationToken)
    {
        var ofBrokers = declared.Where(link => link.Replicator == Replicator.ClusterLinking).Select(link => link.Name).ToList();
        var ofConnect = declared.Where(link => link.Replicator == Replicator.MirrorMaker2).ToList();
        return
        [
            .. ofBrokers.Count == 0 || mirrors is null ? [] : await mirrors.ListMirrorsAsync(ofBrokers, cancellationToken),
            .. ofConnect.Count == 0 ? [] : await mirrorMaker.ListMirrorsAsync(ofConnect, cancellationToken),
        ];
    }

    // What a link mirrors by itself is declared by its filter; everything else nobody asked for.
    private static void AddForeign(Comparison comparison, IReadOnlyList<LiveMirror> live, List<LinkDefinition> declared, LinkDifference result)
    {
        var known = comparison.Definitions.OfType<MirrorDefinition>().Select(mirror => mirror.Address).ToHashSet();
        foreach (var mirror in live.Where(mirror => mirror.Status != MirrorStatus.Stopped))
        {
            var address = ResourceAddress.Mirror(mirror.Link, mirror.Topic);
            if (!known.Contains(address) && comparison.Includes(address) && !LinkFilter.Includes(declared.First(link => link.Name == mirror.Link).Topics, mirror.SourceTopic))
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

    private static MirrorDefinition? DefinitionOf(Change change) => change switch
    {
        CreateMirror create => create.Definition,
        MoveMirror move => move.Definition,
        _ => null,
    };
}
