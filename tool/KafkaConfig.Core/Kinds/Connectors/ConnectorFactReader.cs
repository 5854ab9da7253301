using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Asks plugins, workers and the cluster about changed connectors.</summary>
/// <param name="clusters">By the name that files give them.</param>
/// <param name="topics">The Kafka cluster that they work for.</param>
public sealed class ConnectorFactReader(IReadOnlyDictionary<string, IConnectCluster> clusters, ITopicCluster topics)
{
    private readonly Dictionary<ResourceAddress, Fact<ConnectorValidation>> _validations = [];
    private readonly Dictionary<ResourceAddress, string> _classes = [];
    private readonly Dictionary<ResourceAddress, string> _firstSeen = [];

    /// <summary>The changes with what plugins type as passwords hidden. A definition with a literal secret is not sent to a worker at all: it is refused anyway.</summary>
    public async Task<List<Change>> WithValidationsAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        await ValidateAsync(changes, cancellationToken);
        return [.. changes.Select(change => change switch
        {
            CreateConnector create => create with { Validation = ValidationOf(create.Address) },
            UpdateConnector { Live: { } live } update => update with { Keys = ConnectorDiffer.Keys(update.Definition, live, ValidationOf(update.Address)) },
            _ => change,
        })];
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return new Dictionary<ResourceAddress, IFacts>();
        await ValidateAsync(changes, cancellationToken);
        var installed = await InstalledAsync(changes, cancellationToken);
        var live = await LiveAsync(changes, cancellationToken);
        var partitions = await TopicsAsync(changes, cancellationToken);
        var facts = new Dictionary<ResourceAddress, IFacts>();
        foreach (var address in changes.Select(change => change.Address).Distinct())
        {
            var deletion = changes.OfType<DeleteConnector>().FirstOrDefault(change => change.Address == address);
            facts[address] = new ConnectorFacts
            {
                Identity = Fingerprint(address, live.GetValueOrDefault(address)),
                Validation = _validations.GetValueOrDefault(address) ?? ConnectorFacts.NotRead.Validation,
                Installed = installed.GetValueOrDefault(ConnectorReader.ClusterOf(address)) ?? ConnectorFacts.NotRead.Installed,
                Status = live.GetValueOrDefault(address) is { } connector
                    ? connector.Status is Fact<ConnectorStatus>.Known known ? new Fact<ConnectorStatus?>.Known(known.Value) : new Fact<ConnectorStatus?>.Unknown(((Fact<ConnectorStatus>.Unknown)connector.Status).Why)
                    : new Fact<ConnectorStatus?>.Known(null),
                Offsets = deletion is null ? ConnectorFacts.NotRead.Offsets
                    : deletion.Offsets is { } offsets ? new Fact<IReadOnlyList<ConnectorOffset>>.Known(offsets) : new Fact<IReadOnlyList<ConnectorOffset>>.Unknown("the worker does not say where it stands"),
                Topics = partitions,
            };
        }

        return facts;
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, string?>> ReadIdentitiesAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(changes, cancellationToken);
        return changes.Where(change => change is not CreateConnector).Select(change => change.Address).Distinct().ToDictionary(address => address, address => Fingerprint(address, live.GetValueOrDefault(address)));
    }

    /// <summary>A digest of a live config: another one once somebody changed it. No secret is in it, since a short one could be guessed from it; but where one changed since this reader
    /// first saw it, the digest is another one too. Null where there is no connector.</summary>
    public string? Fingerprint(ResourceAddress address, LiveConnector? connector)
    {
        if (connector is null)
            return null;
        var validation = _classes.GetValueOrDefault(address) == connector.Config.GetValueOrDefault(ConnectorKeys.Class) ? ValidationOf(address) : null;
        var text = string.Join('\n', connector.Config.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={ConnectorSecrets.ShowLive(pair.Key, pair.Value, validation)}"));
        var whole = Digest.Of(string.Join('\n', connector.Config.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        return Digest.Of($"{address}\n{text}{(_firstSeen.TryAdd(address, whole) || _firstSeen[address] == whole ? "" : "\nchanged")}");
    }

    private async Task ValidateAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var open = changes.Select(DefinitionOf).OfType<ConnectorDefinition>().Where(definition => !_validations.ContainsKey(definition.Address)).DistinctBy(definition => definition.Address)
            .Where(definition => !definition.Settings.Any(setting => ConnectorSecrets.IsLiteralSecret(setting.Name, setting.Value)));
        foreach (var cluster in open.GroupBy(definition => definition.Cluster, StringComparer.Ordinal))
        {
            var definitions = cluster.ToList();
            foreach (var (definition, fact) in definitions.Zip(await clusters[cluster.Key].ValidateAsync([.. definitions.Select(definition => definition.ToConfig())], cancellationToken)))
                (_validations[definition.Address], _classes[definition.Address]) = (fact.Fact, definition.Class.Value);
        }
    }

    private ConnectorValidation? ValidationOf(ResourceAddress address) => (_validations.GetValueOrDefault(address) as Fact<ConnectorValidation>.Known)?.Value;

    private static ConnectorDefinition? DefinitionOf(Change change) => change switch
    {
        CreateConnector create => create.Definition,
        UpdateConnector update => update.Definition,
        _ => null,
    };

    // Asked only where a plugin could not be asked: most likely it is not installed.
    private async Task<Dictionary<string, Fact<IReadOnlyList<string>>>> InstalledAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var installed = new Dictionary<string, Fact<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var name in changes.Where(change => _validations.GetValueOrDefault(change.Address) is Fact<ConnectorValidation>.Unknown).Select(change => ConnectorReader.ClusterOf(change.Address)).Distinct(StringComparer.Ordinal))
            installed[name] = new Fact<IReadOnlyList<string>>.Known([.. (await clusters[name].ReadPluginsAsync(cancellationToken)).Select(plugin => plugin.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        return installed;
    }

    private async Task<Dictionary<ResourceAddress, LiveConnector>> LiveAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var live = new Dictionary<ResourceAddress, LiveConnector>();
        foreach (var name in changes.Where(change => change is not CreateConnector).Select(change => ConnectorReader.ClusterOf(change.Address)).Distinct(StringComparer.Ordinal))
        {
            foreach (var connector in await clusters[name].ListAsync(cancellationToken))
                live[ResourceAddress.Connector(name, connector.Name)] = connector;
        }

        return live;
    }

    private async Task<Fact<IReadOnlyDictionary<string, int?>>> TopicsAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var names = changes.Select(DefinitionOf).OfType<ConnectorDefinition>().SelectMany(ConnectorTopics.Named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var counts = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var (name, fact) in names.Count == 0 ? [] : await topics.DescribeAsync(names, cancellationToken))
        {
            if (fact is Fact<TopicState?>.Unknown unknown)
                return new Fact<IReadOnlyDictionary<string, int?>>.Unknown($"{name}: {unknown.Why}");
            counts[name] = fact is Fact<TopicState?>.Known { Value: { } state } ? state.Partitions.Count : null;
        }

        return new Fact<IReadOnlyDictionary<string, int?>>.Known(counts);
    }
}
