using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Lays the layers of topics over each other for one environment, weakest first: defaults, profile, file, the environment's overrides, the file's block for
/// the environment.</summary>
public sealed class TopicResolver
{
    /// <summary>The origin of what no layer says.</summary>
    public const string BuiltIn = "built in";

    private static readonly Sourced<Ordering> BuiltInOrdering = new(Ordering.ByKey, BuiltIn, new SourceLocation(RepositoryLayout.SettingsFile, 1, 1));

    private readonly TopicLayer? _defaults;
    private readonly TopicLayer? _overrides;
    private readonly Dictionary<string, TopicLayer> _profiles = new(StringComparer.Ordinal);
    private readonly string _environment;

    public TopicResolver(RepositorySettings settings, EnvironmentDefinition environment, List<Finding> findings)
    {
        _environment = environment.Name;
        _defaults = Read(settings.Defaults, findings);
        _overrides = Read(environment.Overrides, findings);
        foreach (var (name, layer) in settings.Profiles)
            _profiles[name] = TopicParser.ReadLayer(layer.Node, layer.File, layer.Origin, findings);
    }

    /// <summary>Null where the topic is absent from the environment, or lacks what it must say (a finding).</summary>
    public TopicDefinition? Resolve(TopicDeclaration declaration, List<Finding> findings)
    {
        declaration.Environments.TryGetValue(_environment, out var here);
        if (here is { Layer: null })
            return null;
        TopicLayer? profile = null;
        if (declaration.Profile is { } named && !_profiles.TryGetValue(named.Name, out profile))
        {
            findings.Add(UnknownReference.Finding(declaration.Address, named.Location, "profile", named.Name, _profiles.Keys));
            return null;
        }

        TopicLayer?[] layers = [_defaults, profile, declaration.Layer, _overrides, here?.Layer];
        Sourced<int>? partitions = null;
        Sourced<int>? replicationFactor = null;
        var ordering = BuiltInOrdering;
        var configs = new List<TopicConfigSetting>();
        foreach (var layer in layers)
        {
            if (layer is null)
                continue;
            partitions = layer.Partitions ?? partitions;
            replicationFactor = layer.ReplicationFactor ?? replicationFactor;
            ordering = layer.Ordering ?? ordering;
            foreach (var config in layer.Configs)
                Put(configs, config);
        }

        if (partitions is null || replicationFactor is null)
        {
            foreach (var missing in !declaration.IsSound ? [] : new[] { partitions is null ? "partitions" : null, replicationFactor is null ? "replicationFactor" : null }.OfType<string>())
                findings.Add(Missing(declaration, missing));
            return null;
        }

        return new TopicDefinition
        {
            Name = declaration.Name,
            Owner = declaration.Owner,
            Location = declaration.Location,
            Partitions = partitions,
            ReplicationFactor = replicationFactor,
            Ordering = ordering,
            Configs = configs,
            Description = declaration.Description,
            Profile = declaration.Profile?.Name,
            DeadLetter = declaration.DeadLetter,
            RenamedFrom = declaration.RenamedFrom,
        };
    }

    // Keeps the few configs of a topic in ordinal order; a stronger layer's takes the place of a weaker one's.
    private static void Put(List<TopicConfigSetting> configs, TopicConfigSetting config)
    {
        var index = 0;
        var order = 1;
        while (index < configs.Count && (order = string.CompareOrdinal(config.Name, configs[index].Name)) > 0)
            index++;
        if (index < configs.Count && order == 0)
            configs[index] = config;
        else
            configs.Insert(index, config);
    }

    // The layers' own mistakes are the same in every environment; merging joins them.
    private static TopicLayer? Read(IReadOnlyDictionary<ResourceKind, Layer> layers, List<Finding> findings) =>
        layers.TryGetValue(ResourceKind.Topic, out var layer) ? TopicParser.ReadLayer(layer.Node, layer.File, layer.Origin, findings) : null;

    private static Finding Missing(TopicDeclaration declaration, string key) => ShapeRules.MissingKey.Finding(
        $"No layer says '{key}' for {declaration.Name}.", declaration.Address, declaration.Location,
        safeWay: $"Add '{key}' to the file, to its profile, or under defaults.topic in kafka-config.yaml; there is no broker default.") with
    { Why = null };
}
