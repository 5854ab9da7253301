using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Writes changes of links and mirrors: those of brokers over their API, those of MirrorMaker 2 into its source connector, all of a link at once.</summary>
/// <param name="links">Reads links of the environment's own brokers; null where it has no API for them.</param>
/// <param name="linkWriter">Writes them.</param>
/// <param name="mirrors">Reads their mirrors.</param>
/// <param name="mirrorWriter">Writes them.</param>
/// <param name="mirrorMaker">Links that MirrorMaker 2 runs.</param>
/// <param name="sources">The clusters that links copy from, for halves of links.</param>
/// <param name="identity">The environment's cluster.</param>
/// <param name="time">The clock.</param>
public sealed class LinkApplier(
    ILinkCluster? links, ILinkClusterWriter? linkWriter, IMirrorCluster? mirrors, IMirrorClusterWriter? mirrorWriter, MirrorMakerCluster mirrorMaker, ILinkSources sources,
    IClusterIdentity identity, TimeProvider time) : ChangeApplier(time)
{
    private const int BatchSize = 100;
    private const string NoService = "The environment has no API for links.";

    public override ResourceKind ResourceKind => ResourceKind.Link;

    /// <summary>Asks for everything that can be asked without its link being there already; MirrorMaker 2 has no dry run.</summary>
    public override async Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<Change, ApplyOutcome>(ReferenceEqualityComparer.Instance);
        var created = changes.OfType<CreateMirror>().Select(change => change.Address).ToHashSet();
        foreach (var batch in Batches([.. changes.Where(change => IsOfBrokers(change) && change is not (CreateMirror or CreateLink { OnSource: true }) && !created.Contains(change.Address))]))
        {
            foreach (var (change, result) in batch.Zip(await SendAsync(batch, isDryRun: true)))
                outcomes[change] = result.Status == WriteStatus.Done ? new ApplyOutcome(change, ApplyStatus.Done) : new ApplyOutcome(change, ApplyStatus.Failed, result.Why);
        }

        return [.. changes.Select(change => outcomes.GetValueOrDefault(change) ?? new ApplyOutcome(change, ApplyStatus.Done))];
    }

    protected override IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes) =>
        changes.GroupBy(change => (Link: LinkOf(change.Address), Verb: VerbOf(change))).SelectMany(group => IsOfBrokers(group.First()) ? group.Chunk(BatchSize) : [[.. group]]).Select(chunk => chunk.ToList());

    protected override Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch) => SendAsync(batch, isDryRun: false);

    protected override async Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackAsync(IReadOnlyList<Change> changes)
    {
        var facts = new Dictionary<Change, Fact<bool>>(ReferenceEqualityComparer.Instance);
        foreach (var group in changes.GroupBy(change => LinkOf(change.Address), StringComparer.Ordinal))
        {
            try
            {
                var live = group.Any(change => change is MirrorChange) ? await ListMirrorsAsync(group) : [];
                foreach (var change in group)
                    facts[change] = change is MirrorChange mirror ? IsApplied(mirror, live) : await IsLinkAppliedAsync(change);
            }
            catch (UnavailableException problem)
            {
                foreach (var change in group)
                    facts[change] = new Fact<bool>.Unknown(problem.Message);
            }
        }

        return facts;
    }

    // Mirrors need their link, and a pause its mirror.
    protected override string? WhyNot(Change change, IReadOnlyDictionary<Change, ApplyOutcome> outcomes) => change switch
    {
        CreateLink { OnSource: true } when Failed<CreateLink>(outcomes, change.Address) => "the link's half on the destination was not created",
        MirrorChange when Failed<CreateLink>(outcomes, ResourceAddress.Link(LinkOf(change.Address))) => "its link was not created",
        MoveMirror when Failed<CreateMirror>(outcomes, change.Address) => "the mirror was not created",
        _ => null,
    };

    private static bool Failed<TChange>(IReadOnlyDictionary<Change, ApplyOutcome> outcomes, ResourceAddress address)
        where TChange : Change => outcomes.Values.Any(outcome => outcome.Change is TChange && outcome.Change.Address == address && outcome.Status != ApplyStatus.Done);

    private async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Change> batch, bool isDryRun)
    {
        if (batch[0] is MirrorChange { Definition.Link: { Replicator: Replicator.MirrorMaker2 } run })
        {
            var result = await mirrorMaker.WriteAsync(run, [.. batch.Cast<MirrorChange>()], CancellationToken.None);
            return [.. batch.Select(change => result with { Name = change.Address.Name })];
        }

        if (linkWriter is null || mirrorWriter is null)
            return [.. batch.Select(change => WriteResult.Refused(change.Address.Name, NoService))];
        var link = LinkOf(batch[0].Address);
        switch (batch[0])
        {
            case CreateMirror:
                return await mirrorWriter.CreateMirrorsAsync(link, [.. batch.Cast<MirrorChange>().Select(change => new MirrorSpecification(change.Definition.SourceTopic, change.Definition.Topic))], CancellationToken.None);
            case MoveMirror move:
                return await mirrorWriter.MoveMirrorsAsync(link, move.Verb, [.. batch.Cast<MirrorChange>().Select(change => change.Definition.Topic)], isDryRun, CancellationToken.None);
            default:
                var results = new List<WriteResult>();
                foreach (var change in batch)
                    results.Add(await SendAsync(change, linkWriter, isDryRun));
                return results;
        }
    }

    private async Task<WriteResult> SendAsync(Change change, ILinkClusterWriter writer, bool isDryRun)
    {
        switch (change)
        {
            case CreateLink create:
                var (destination, onSource) = ((await identity.DescribeAsync(CancellationToken.None)).Id, create.OnSource);
                // A sandbox says its id itself.
                var source = create.Definition.Source.Cluster.Id is null ? (await sources.Of(create.Definition.Source).Identity.DescribeAsync(CancellationToken.None)).Id : null;
                var half = onSource ? sources.Of(create.Definition.Source).Writer : writer;
                return half is null ? WriteResult.Refused(create.Definition.Name, $"The source {create.Definition.Source.Name} has no API for links.") : await half.CreateAsync(LinkSpecifications.Of(create.Definition, onSource, destination, source), isDryRun, CancellationToken.None);
            case UpdateLink update:
                return await writer.AlterAsync(update.Definition.Name, LinkDiffer.Moves(update), isDryRun, CancellationToken.None);
            case DeleteLink delete:
                return await writer.DeleteAsync(delete.Address.Name, isDryRun, CancellationToken.None);
            default:
                throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied.");
        }
    }

    private async Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IEnumerable<Change> changes)
    {
        var definition = changes.OfType<MirrorChange>().First().Definition;
        if (definition.Link.Replicator == Replicator.MirrorMaker2)
            return [.. (await mirrorMaker.ReadAsync([definition.Link], CancellationToken.None)).Values.SelectMany(source => source.Mirrors)];
        return mirrors is null ? throw new UnavailableException(NoService) : await mirrors.ListMirrorsAsync([definition.Link.Name], CancellationToken.None);
    }

    private static Fact<bool> IsApplied(MirrorChange change, IReadOnlyList<LiveMirror> live)
    {
        var mirror = live.FirstOrDefault(mirror => mirror.Topic == change.Definition.Topic);
        var isOfBrokers = change.Definition.Link.Replicator == Replicator.ClusterLinking;
        return new Fact<bool>.Known(change switch
        {
            CreateMirror create => mirror is not null && (!create.IsPaused || isOfBrokers || mirror.Status == MirrorStatus.Paused),
            MoveMirror { EndsMirror: true } => mirror is null ? !isOfBrokers : mirror.Status is MirrorStatus.Stopping or MirrorStatus.Stopped,
            MoveMirror { Verb: MirrorVerb.Pause } => mirror?.Status == MirrorStatus.Paused,
            _ => mirror?.Status == MirrorStatus.Active,
        });
    }

    private async Task<Fact<bool>> IsLinkAppliedAsync(Change change)
    {
        var cluster = change is CreateLink { OnSource: true } half ? sources.Of(half.Definition.Source).Links : links;
        if (cluster is null)
            return new Fact<bool>.Unknown(NoService);
        var live = (await cluster.ListAsync(CancellationToken.None)).FirstOrDefault(link => link.Name == change.Address.Name);
        return change switch
        {
            CreateLink => new Fact<bool>.Known(live is not null),
            DeleteLink => new Fact<bool>.Known(live is null),
            UpdateLink update when live?.Configs is Fact<IReadOnlyDictionary<string, string?>>.Known configs => new Fact<bool>.Known(LinkDiffer.IsApplied(update, configs.Value)),
            _ => new Fact<bool>.Unknown("its configs could not be read"),
        };
    }

    private static bool IsOfBrokers(Change change) => change is not MirrorChange mirror || mirror.Definition.Link.Replicator == Replicator.ClusterLinking;

    // Of MirrorMaker 2, all changes of a link are one write.
    private static string VerbOf(Change change) => change switch
    {
        CreateLink create => create.OnSource ? "1 create on source" : "0 create",
        MirrorChange when !IsOfBrokers(change) => "mirrors",
        MoveMirror move => move.Verb.ToString(),
        _ => change.GetType().Name,
    };

    internal static string LinkOf(ResourceAddress address) => address.Name.Split('/', 2)[0];
}
