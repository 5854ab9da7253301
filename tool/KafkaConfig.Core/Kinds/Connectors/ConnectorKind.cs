using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Connectors of Kafka Connect, as far as files go.</summary>
public sealed class ConnectorKind : Kind<ConnectorDeclaration, ConnectorDefinition>
{
    private static readonly Sourced<ConnectorState> Running = new(ConnectorState.Running, "built in", new SourceLocation(RepositoryLayout.SettingsFile, 1, 1));

    public override ResourceKind ResourceKind => ResourceKind.Connector;

    public override string Folder => ConnectorParser.Folder;

    public override ObjectShape Shape => ConnectorParser.Shape;

    public override ObjectShape LayerShape => ConnectorParser.LayerShape;

    public override IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings) => ConnectorParser.Parse(file, findings);

    public override FieldMove Normalize(FieldMove move) => move;

    protected override void CheckReferences(ConnectorDeclaration declaration, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings)
    {
        UnknownReference.CheckOwner(declaration.Address, declaration.Owner, declaration.OwnerLocation, settings, findings);
        UnknownReference.CheckEnvironments(declaration.Address, declaration.Environments.Select(pair => (pair.Key, pair.Value.Location)), environments, findings);
    }

    protected override IEnumerable<ConnectorDefinition> Resolve(
        IReadOnlyList<ConnectorDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var (settings, environment) = (resolution.Settings, resolution.Environment);
        var defaults = Read(settings.Defaults, findings);
        var overrides = Read(environment.Overrides, findings);
        var definitions = new List<ConnectorDefinition>();
        foreach (var declaration in declarations)
        {
            var here = declaration.Environments.GetValueOrDefault(environment.Name);
            if (here is { Layer: null })
                continue;
            if (environment.Cluster.File is null && !environment.Connect.ContainsKey(declaration.Cluster))
                findings.Add(NoCluster(declaration, environment));
            definitions.Add(Resolve(declaration, [defaults, declaration.Layer, overrides, here?.Layer]));
        }

        return definitions;
    }

    private static ConnectorDefinition Resolve(ConnectorDeclaration declaration, ConnectorLayer?[] layers)
    {
        var config = new SortedDictionary<string, ConnectorSetting>(StringComparer.Ordinal);
        foreach (var setting in layers.SelectMany(layer => layer?.Config ?? []))
            config[setting.Name] = setting;
        return new ConnectorDefinition
        {
            Cluster = declaration.Cluster,
            Name = declaration.Name,
            Owner = declaration.Owner,
            Location = declaration.Location,
            Class = declaration.Class,
            State = layers.Select(layer => layer?.State).LastOrDefault(state => state is not null) ?? Running,
            Tasks = layers.Select(layer => layer?.Tasks).LastOrDefault(tasks => tasks is not null),
            Config = [.. config.Values],
        };
    }

    private static ConnectorLayer? Read(IReadOnlyDictionary<ResourceKind, Layer> layers, List<Finding> findings) =>
        layers.TryGetValue(ResourceKind.Connector, out var layer) ? ConnectorParser.ReadLayer(layer.Node, layer.File, layer.Origin, findings) : null;

    private static Finding NoCluster(ConnectorDeclaration declaration, EnvironmentDefinition environment)
    {
        var nearest = NearestName.Of(declaration.Cluster, environment.Connect.Keys);
        return ShapeRules.UnknownReference.Finding(
            $"{environment.Name} has no Connect cluster '{declaration.Cluster}', and {declaration.Name} is declared for it.", declaration.Address, declaration.Location,
            safeWay: nearest is not null ? $"Did you mean '{nearest}'?" : $"Add connect: {{ {declaration.Cluster}: {{ url: … }} }} to {environment.Location.Path}, or 'environments: {{ {environment.Name}: absent }}' to the connector.") with
        { Why = null };
    }
}
