using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Reads the connectors of an environment's Connect clusters and compares them with their definitions: all connectors of a cluster at once, and plugins for those alone that
/// change.</summary>
/// <param name="clusters">By the name that files give them.</param>
/// <param name="facts">What rules ask about.</param>
/// <param name="settling">How long a connector must look healthy: after a write its old tasks are RUNNING for a while.</param>
/// <param name="completion">Completes definitions that links make; null where there are no links.</param>
public sealed class ConnectorReader(IReadOnlyDictionary<string, IConnectCluster> clusters, ConnectorFactReader facts, TimeSpan settling, IConnectorCompletion? completion = null) : IKindReader
{
    /// <summary>For workers that run.</summary>
    public static TimeSpan LiveSettling { get; } = TimeSpan.FromSeconds(3);

    public ResourceKind ResourceKind => ResourceKind.Connector;

    public TimeSpan SettlingOf(ResourceAddress address) => settling;

    public async Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var unread = new Dictionary<ResourceAddress, string>();
        var declarations = comparison.Definitions.OfType<ConnectorDefinition>().ToList();
        var definitions = await CompleteAsync(declarations, comparison, unread, cancellationToken);
        var earlier = await comparison.RemovedSinceAsync();
        var asked = clusters.Where(cluster => comparison.Environment.Owns.Count > 0 || EarlierClusters(earlier).Contains(cluster.Key) || definitions.Exists(definition => definition.Cluster == cluster.Key)).OrderBy(cluster => cluster.Key, StringComparer.Ordinal).ToList();
        var (changes, drift, unchanged) = (new List<Change>(), new List<Drift>(), 0);
        var mirrors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var (digests, seen) = (new Dictionary<ResourceAddress, string>(), new Dictionary<ResourceAddress, LiveConnector>());
        foreach (var (name, cluster) in asked)
        {
            await CheckKafkaAsync(name, cluster, comparison.Environment.Name, comparison.Cluster.Id, cancellationToken);
            var live = (await cluster.ListAsync(cancellationToken)).ToDictionary(connector => connector.Name, StringComparer.Ordinal);
            foreach (var definition in definitions.Where(definition => definition.Cluster == name && comparison.Includes(definition.Address)))
            {
                var before = changes.Count;
                if (live.GetValueOrDefault(definition.Name) is not { } connector)
                    changes.Add(new CreateConnector(definition, null));
                else if (connector.Status is Fact<ConnectorStatus>.Unknown unknown)
                    unread[definition.Address] = unknown.Why;
                else
                    changes.AddRange(Diff(definition, connector));
                if (changes.Count == before && live.GetValueOrDefault(definition.Name) is { } same && ConnectorHealth.Failure(same) is { } failure)
                    drift.Add(new Drift(definition.Address, null, null, ValueUnit.None, definition.Location) { Problem = $"{failure}; kafka-config connectors restart --failed --env {comparison.Environment.Name} restarts it" });
                unchanged += changes.Count == before && !unread.ContainsKey(definition.Address) ? 1 : 0;
            }

            var declared = declarations.Where(definition => definition.Cluster == name).Select(definition => definition.Name).ToHashSet(StringComparer.Ordinal);
            var foreign = live.Values.Where(connector => !declared.Contains(connector.Name) && comparison.AnswersFor(ResourceAddress.Connector(name, connector.Name), connector.Name, earlier))
                .OrderBy(connector => connector.Name, StringComparer.Ordinal).ToList();
            var pruned = foreign.Where(connector => comparison.Prunes(ResourceAddress.Connector(name, connector.Name), connector.Name, earlier)).ToList();
            changes.AddRange(await DeletionsAsync(name, cluster, pruned, cancellationToken));
            drift.AddRange(foreign.Except(pruned).Select(connector => new Drift(ResourceAddress.Connector(name, connector.Name), null, null, ValueUnit.None, null)));
            foreach (var (topic, connector) in live.Values.SelectMany(connector => MirrorMakerTopics.CopiedBy(connector.Config).Select(topic => (topic, connector.Name))))
                mirrors[topic] = [.. mirrors.GetValueOrDefault(topic, []), connector];
            foreach (var connector in live.Values)
                seen[ResourceAddress.Connector(name, connector.Name)] = connector;
        }

        changes = await facts.WithValidationsAsync(changes, cancellationToken);
        foreach (var address in changes.Select(change => change.Address).Distinct())
            digests[address] = facts.Fingerprint(address, seen.GetValueOrDefault(address)) ?? "absent";
        return new KindDifference { Changes = [.. changes.OrderBy(change => change.Address)], Digests = digests, Drift = drift, Unread = unread, Unchanged = unchanged, Mirrors = mirrors };
    }

    public bool RestsOnFacts(Change change) => change is DeleteConnector or UpdateConnector;

    public Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken) => facts.ReadAsync(changes, cancellationToken);

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        (await facts.ReadIdentitiesAsync(changes, cancellationToken)).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value ?? "");

    /// <summary>A connector is as planned once it and all its tasks run, or have stopped, as the file says.</summary>
    public Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken) =>
        ConnectorHealth.ProblemsAsync(clusters, [.. written.Where(change => change is not DeleteConnector).Select(change => change.Address).Distinct()], cancellationToken);

    /// <summary>A worker of another Kafka cluster would move records to where nobody looks for them: <see cref="UsageException"/>.</summary>
    public static async Task CheckKafkaAsync(string name, IConnectCluster cluster, string environment, string clusterId, CancellationToken cancellationToken)
    {
        var description = await cluster.DescribeAsync(cancellationToken);
        if (description.KafkaClusterId != clusterId)
            throw new UsageException($"The Connect cluster {name} of {environment} works for the Kafka cluster {description.KafkaClusterId}, and not for {clusterId}.");
    }

    internal static string ClusterOf(ResourceAddress address) => address.Name[..address.Name.IndexOf('/', StringComparison.Ordinal)];

    internal static string NameOf(ResourceAddress address) => address.Name[(address.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<string> EarlierClusters(EarlierDefinitions? earlier) => earlier?.Definitions.Values.OfType<ConnectorDefinition>().Select(definition => definition.Cluster) ?? [];

    // What cannot be completed is unread: without it, nothing can be compared.
    private async Task<List<ConnectorDefinition>> CompleteAsync(List<ConnectorDefinition> declarations, Comparison comparison, Dictionary<ResourceAddress, string> unread, CancellationToken cancellationToken)
    {
        var open = declarations.Where(definition => definition.PartOf is not null && comparison.Includes(definition.Address)).ToList();
        if (open.Count == 0 || completion is null)
            return declarations;
        var definitions = declarations.Except(open).ToList();
        foreach (var (declaration, fact) in open.Zip(await completion.CompleteAsync(open, comparison.Cluster, cancellationToken)))
        {
            if (fact is Fact<ConnectorDefinition>.Known known)
                definitions.Add(known.Value);
            else if (fact is Fact<ConnectorDefinition>.Unknown unknown)
                unread[declaration.Address] = unknown.Why;
        }

        return definitions;
    }

    private static IEnumerable<Change> Diff(ConnectorDefinition declared, LiveConnector live)
    {
        var definition = declared.Keeping(live);
        if (ConnectorDiffer.Keys(definition, live, null) is { Count: > 0 } keys)
            yield return new UpdateConnector(definition, keys, live.Config.GetValueOrDefault(ConnectorKeys.Class, "")) { Live = live };
        if (live.Status is Fact<ConnectorStatus>.Known { Value: var status } && ConnectorDiffer.State(definition, status.State) is { } state)
            yield return state;
    }

    private static async Task<IEnumerable<DeleteConnector>> DeletionsAsync(string name, IConnectCluster cluster, List<LiveConnector> pruned, CancellationToken cancellationToken)
    {
        var offsets = pruned.Count == 0 ? [] : await cluster.ReadOffsetsAsync([.. pruned.Select(connector => connector.Name)], cancellationToken);
        return pruned.Zip(offsets, (connector, fact) => new DeleteConnector(
            ResourceAddress.Connector(name, connector.Name), connector.Config.GetValueOrDefault(ConnectorKeys.Class, ""),
            connector.Status is Fact<ConnectorStatus>.Known known ? known.Value.State : "UNKNOWN",
            fact.Fact is Fact<IReadOnlyList<ConnectorOffset>>.Known held ? held.Value : null)
        { Copies = MirrorMakerTopics.CopiedBy(connector.Config) });
    }
}
