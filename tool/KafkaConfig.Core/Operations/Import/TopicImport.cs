using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Operations.Import;

/// <summary>Writes definitions for live topics. Planning what was imported gives no change: that is the law that its tests hold it to.</summary>
public sealed class TopicImport
{
    private readonly RepositorySettings _settings;
    private readonly EnvironmentDefinition _environment;
    private readonly string? _owner;
    private readonly TopicLayer? _defaults;
    private readonly TopicLayer? _overrides;
    private readonly List<(string Name, TopicLayer Layer)> _profiles;

    /// <param name="settings">The repository's settings: owners, defaults, profiles.</param>
    /// <param name="environment">Where the topics live.</param>
    /// <param name="owner">Whose topics are that no prefix covers; null: they are not imported.</param>
    public TopicImport(RepositorySettings settings, EnvironmentDefinition environment, string? owner)
    {
        (_settings, _environment, _owner) = (settings, environment, owner);
        // The layers' mistakes were reported when the repository was read.
        var ignored = new List<Finding>();
        _defaults = settings.Defaults.TryGetValue(ResourceKind.Topic, out var defaults) ? TopicParser.ReadLayer(defaults.Node, defaults.File, defaults.Origin, ignored) : null;
        _overrides = environment.Overrides.TryGetValue(ResourceKind.Topic, out var overrides) ? TopicParser.ReadLayer(overrides.Node, overrides.File, overrides.Origin, ignored) : null;
        _profiles = [.. settings.Profiles.Select(profile => (profile.Key, TopicParser.ReadLayer(profile.Value.Node, profile.Value.File, profile.Value.Origin, ignored)))];
    }

    /// <param name="topics">Live topics, without internal ones.</param>
    /// <param name="declarations">What the repository declares already.</param>
    public ImportResult Import(IReadOnlyList<LiveTopic> topics, IReadOnlyList<IDeclaration> declarations)
    {
        var declared = declarations.Where(declaration => declaration.Address.Kind == ResourceKind.Topic).Select(declaration => declaration.Address.Name).ToHashSet(StringComparer.Ordinal);
        var taken = declared.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var files = new List<ImportedFile>();
        var (known, ownerUnknown) = (new List<string>(), new List<string>());
        var skipped = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var notes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var topic in topics.OrderBy(topic => topic.Name, StringComparer.Ordinal))
        {
            if (declared.Contains(topic.Name))
                known.Add(topic.Name);
            else if (_environment.Owns.Count > 0 && !_environment.OwnsName(topic.Name))
                skipped[topic.Name] = $"{_environment.Name} does not answer for it (owns)";
            else if (!taken.Add(topic.Name))
                skipped[topic.Name] = "its name differs from another topic's in case alone";
            else if (OwnerOf(topic.Name) is { } owner)
                files.Add(new ImportedFile(PathOf(topic.Name), Write(topic, owner, notes)));
            else
                ownerUnknown.Add(topic.Name);
        }

        return new ImportResult([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], known, ownerUnknown, skipped, notes);
    }

    private string? OwnerOf(string topic) =>
        _settings.Owners.Values
            .SelectMany(owner => owner.Prefixes.Select(prefix => (owner.Name, Prefix: prefix)))
            .Where(candidate => topic.StartsWith(candidate.Prefix, StringComparison.Ordinal))
            .OrderByDescending(candidate => candidate.Prefix.Length).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault() ?? _owner;

    private static string PathOf(string topic)
    {
        var end = topic.IndexOfAny(['.', '-', '_'], 1);
        return $"{TopicParser.Folder}/{(end > 0 ? topic[..end] : topic)}/{topic}.yaml";
    }

    private string Write(LiveTopic topic, string owner, SortedDictionary<string, string> notes)
    {
        var plain = Differences(topic, null);
        var best = (Profile: (string?)null, Differences: plain);
        foreach (var (name, layer) in _profiles)
        {
            // A profile that says something else than the topic is not its profile.
            if (layer.Configs.Any(config => config.Value is not null && !topic.Configs.Overrides.ContainsKey(config.Name)))
                continue;
            var differences = Differences(topic, layer);
            if (differences.Count < best.Differences.Count)
                best = (name, differences);
        }

        var foreign = topic.Configs.Overrides.Keys.Where(name => !CanDeclare(name)).Order(StringComparer.Ordinal).ToList();
        if (foreign.Count > 0)
            notes[topic.Name] = $"{string.Join(", ", foreign)} cannot be declared for {_environment.Platform}, and stays on the cluster as it is";
        return TopicFileText.Write(owner, best.Profile, best.Differences, _environment.Name);
    }

    // What the file must say so that all layers together give what is live.
    private List<TopicDifference> Differences(LiveTopic topic, TopicLayer? profile)
    {
        var differences = new List<TopicDifference>();
        Count("partitions", topic.Partitions, layer => layer?.Partitions?.Value, profile, differences);
        Count("replicationFactor", topic.ReplicationFactor, layer => layer?.ReplicationFactor?.Value, profile, differences);
        var inLayers = new SortedDictionary<string, TopicConfigSetting>(StringComparer.Ordinal);
        foreach (var config in new[] { _defaults, profile, _overrides }.SelectMany(layer => layer?.Configs ?? []))
            inLayers[config.Name] = config;
        foreach (var (name, live) in topic.Configs.Overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!CanDeclare(name) || live is null)
                continue;
            var value = TopicConfigValue.Normalize(TopicConfigCatalogue.Instance.Find(name), live);
            if (inLayers.GetValueOrDefault(name)?.Value != value)
                differences.Add(new TopicDifference(name, value, IsConfig: true, InEnvironment: IsOverridden(name)));
        }

        foreach (var setting in inLayers.Values.Where(setting => setting.Value is not null && !topic.Configs.Overrides.ContainsKey(setting.Name)))
            differences.Add(new TopicDifference(setting.Name, null, IsConfig: true, InEnvironment: IsOverridden(setting.Name)));
        return differences;
    }

    private void Count(string name, int live, Func<TopicLayer?, int?> read, TopicLayer? profile, List<TopicDifference> differences)
    {
        if ((read(_overrides) ?? read(profile) ?? read(_defaults)) != live)
            differences.Add(new TopicDifference(name, live.ToString(System.Globalization.CultureInfo.InvariantCulture), IsConfig: false, InEnvironment: read(_overrides) is not null));
    }

    private bool IsOverridden(string config) => _overrides?.Configs.Any(setting => setting.Name == config) ?? false;

    private bool CanDeclare(string config) =>
        TopicConfigCatalogue.Instance.Find(config) is { IsRemoved: false, IsReadOnly: false } spec && (!spec.IsConfluent || _environment.Platform.HasConfluentConfigs) && _environment.Platform.Has(spec.AddedIn);
}
