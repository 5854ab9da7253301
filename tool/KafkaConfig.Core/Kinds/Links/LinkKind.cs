using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Cluster links with their mirror topics, as far as files go. Those that MirrorMaker 2 runs are connectors as well.</summary>
public sealed class LinkKind : Kind<LinkDeclaration, IDefinition>
{
    public override ResourceKind ResourceKind => ResourceKind.Link;

    public override string Folder => LinkParser.Folder;

    public override ObjectShape Shape => LinkParser.Shape;

    public override ObjectShape LayerShape => LinkParser.LayerShape;

    public override IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings) => LinkParser.Parse(file, findings);

    public override FieldMove Normalize(FieldMove move) => move;

    protected override void CheckReferences(LinkDeclaration declaration, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings)
    {
        UnknownReference.CheckOwner(declaration.Address, declaration.Owner, declaration.OwnerLocation, settings, findings);
        UnknownReference.CheckEnvironments(
            declaration.Address, new[] { declaration.Source, declaration.Destination }.Where(end => end.Environment is not null).Select(end => (end.Environment ?? "", end.Location)), environments, findings);

        if (declaration.Source.Environment is { } source && source == declaration.Destination.Environment)
            findings.Add(ShapeRules.WrongType.Finding($"{declaration.Name} leads from {source} to itself.", declaration.Address, declaration.Destination.Location, safeWay: "Name two clusters.") with { Why = null });
    }

    protected override IEnumerable<IDefinition> Resolve(IReadOnlyList<LinkDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var environment = resolution.Environment;
        var definitions = new List<IDefinition>();
        foreach (var declaration in declarations.Where(declaration => declaration.Destination.Environment == environment.Name))
        {
            if (SourceOf(declaration, resolution) is not { } source)
                continue;
            CheckServices(declaration, environment, source, findings);
            var link = Define(declaration, source, resolution, findings);
            if (LinkConfigs.IsOn(link.Value(LinkConfigs.Paused)) && declaration.Mirrors.FirstOrDefault(mirror => mirror.State.Value == MirrorState.Active) is { } running)
                findings.Add(ShapeRules.WrongType.Finding($"{link.Name} is paused as a whole, and the mirror of {running.Topic} shall be active.", link.Address, running.Location, safeWay: "Pause the mirrors one by one, or the link with all of them.") with { Why = null });
            definitions.Add(link);
            var mirrors = declaration.Mirrors.Select(mirror => new MirrorDefinition(link, mirror.Topic, mirror.State, mirror.Location)).ToList();
            definitions.AddRange(mirrors);
            if (link.Replicator == Replicator.MirrorMaker2)
                definitions.AddRange(MirrorMakerExpansion.Connectors(link, mirrors, findings));
        }

        definitions.AddRange(declarations.Where(declaration => declaration.Initiation != LinkInitiation.Destination && declaration.Source.Environment == environment.Name && declaration.Destination.Environment != environment.Name)
            .Select(declaration => new LinkSourceHalf(declaration.Name, declaration.Destination.Environment ?? "", declaration.Owner, declaration.Location)));
        return definitions;
    }

    // A record that is copied there and back runs round for ever: with the names kept, no replicator sees it.
    protected override IReadOnlyList<LinkDeclaration> Complete(IReadOnlyList<LinkDeclaration> declarations, List<Finding> findings)
    {
        foreach (var one in declarations)
        {
            foreach (var other in declarations.Where(other => string.CompareOrdinal(other.Name, one.Name) > 0 && other.Source.Environment == one.Destination.Environment && other.Destination.Environment == one.Source.Environment && one.Source.Environment is not null))
            {
                foreach (var (there, back) in one.Mirrors.Where(IsCopied).Select(mirror => (mirror, other.Mirrors.FirstOrDefault(back => IsCopied(back) && back.Topic == one.Prefix + mirror.Topic && other.Prefix + back.Topic == mirror.Topic))))
                {
                    if (back is not null)
                        findings.Add(ShapeRules.WrongType.Finding($"{one.Name} copies {there.Topic} from {one.Source.Environment} to {one.Destination.Environment}, and {other.Name} copies it back.", other.Address, back.Location, safeWay: "Keep one of the two, or give one link a prefix.") with { Why = null });
                }
            }
        }

        return declarations;

        static bool IsCopied(MirrorDeclaration mirror) => mirror.State.Value is MirrorState.Active or MirrorState.Paused;
    }

    // Broken environments are reported elsewhere.
    private static EnvironmentDefinition? SourceOf(LinkDeclaration declaration, Resolution resolution) => declaration.Source switch
    {
        { Environment: { } name } => resolution.Environments.GetValueOrDefault(name),
        { Cluster: { } cluster } => new EnvironmentDefinition { Name = $"the source of {declaration.Name}", Location = declaration.Source.Location, Cluster = cluster },
        _ => null,
    };

    private static LinkDefinition Define(LinkDeclaration declaration, EnvironmentDefinition source, Resolution resolution, List<Finding> findings)
    {
        var config = new SortedDictionary<string, LinkSetting>(StringComparer.Ordinal);
        foreach (var setting in new[] { Read(resolution.Settings.Defaults, declaration, findings), declaration.Config, Read(resolution.Environment.Overrides, declaration, findings) }.SelectMany(layer => layer))
            config[setting.Name] = setting;
        if (declaration.Replicator == Replicator.ClusterLinking)
        {
            foreach (var derived in Derived(declaration))
                config.TryAdd(derived.Name, derived);
        }

        return new LinkDefinition
        {
            Name = declaration.Name,
            Owner = declaration.Owner,
            Location = declaration.Location,
            Replicator = declaration.Replicator,
            Initiation = declaration.Initiation,
            Source = source,
            HasSourceEnvironment = declaration.Source.Environment is not null,
            Destination = resolution.Environment,
            Connect = declaration.Connect?.Value ?? "",
            Tasks = declaration.Tasks,
            Prefix = declaration.Prefix,
            Config = [.. config.Values],
            Groups = declaration.Groups,
            Topics = declaration.Topics,
        };
    }

    // What Cluster Linking wants said twice: a filter, and that it holds.
    private static IEnumerable<LinkSetting> Derived(LinkDeclaration declaration)
    {
        if (declaration.Prefix.Length > 0)
            yield return new LinkSetting(LinkConfigs.Prefix, declaration.Prefix, "prefix", declaration.Location);
        foreach (var (filters, kind, filterName, toggle, origin) in new[]
        {
            (declaration.Groups, LinkFilterText.Groups, LinkConfigs.GroupFilters, LinkConfigs.GroupSync, "groups"),
            (declaration.Topics, LinkFilterText.Topics, LinkConfigs.AutoCreateFilters, LinkConfigs.AutoCreate, "topics"),
        })
        {
            if (filters.Count == 0)
                continue;
            yield return new LinkSetting(filterName, LinkFilterText.ToJson(kind, filters), origin, filters[0].Location);
            yield return new LinkSetting(toggle, "true", origin, filters[0].Location);
        }
    }

    private static IReadOnlyList<LinkSetting> Read(IReadOnlyDictionary<ResourceKind, Layer> layers, LinkDeclaration declaration, List<Finding> findings) =>
        declaration.Replicator == Replicator.ClusterLinking && layers.TryGetValue(ResourceKind.Link, out var layer) ? LinkParser.ReadConfig(layer.Node, layer.File, layer.Origin, declaration.Replicator, findings) : [];

    private static void CheckServices(LinkDeclaration declaration, EnvironmentDefinition environment, EnvironmentDefinition source, List<Finding> findings)
    {
        if (declaration.Connect is { } connect && !environment.Connect.ContainsKey(connect.Value))
            findings.Add(UnknownReference.Finding(declaration.Address, connect.Location, $"Connect cluster of {environment.Name}", connect.Value, environment.Connect.Keys));
        if (environment.Cluster.File is not null)
            return;
        if (declaration.Replicator == Replicator.ClusterLinking && environment.Links is null)
            findings.Add(Missing(declaration, $"{environment.Name} has no 'links', and {declaration.Name} is a link of its brokers.", $"Add links: {{ url: … }} to {environment.Location.Path}, or write replicator: mirror-maker-2."));
        if (declaration.Replicator == Replicator.ClusterLinking && declaration.Initiation != LinkInitiation.Destination && (declaration.Source.Environment is null || source is { Links: null, Cluster.File: null }))
            findings.Add(Missing(declaration, $"{declaration.Name} has a half on its source, and the source has no environment with 'links'.", "Give the source an environment with links: { url: … }, or let the destination reach for it."));
    }

    private static Finding Missing(LinkDeclaration declaration, string what, string safeWay) =>
        ShapeRules.UnknownReference.Finding(what, declaration.Address, declaration.Location, safeWay: safeWay) with { Why = null };
}
