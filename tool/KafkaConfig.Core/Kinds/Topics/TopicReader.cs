using System.Text;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Reads a cluster's topics and compares them with their definitions: one listing, configs of declared topics in batches, and offsets of those alone that a risky
/// change touches.</summary>
public sealed class TopicReader(ITopicCluster cluster, TopicFactReader facts) : IKindReader
{
    /// <summary>Among the totals, how many brokers are live.</summary>
    public const string BrokersTotal = "brokers";

    private IReadOnlyDictionary<string, TopicListing>? _listings;

    public ResourceKind ResourceKind => ResourceKind.Topic;

    public async Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var listings = (await cluster.ListAsync(cancellationToken)).ToDictionary(listing => listing.Name, StringComparer.Ordinal);
        _listings = listings;
        var wanted = comparison.Definitions.OfType<TopicDefinition>().Where(definition => comparison.Includes(definition.Address)).ToList();
        var unread = new Dictionary<ResourceAddress, string>();
        var live = await ReadLiveAsync(wanted, listings, unread, cancellationToken);

        var changes = new List<Change>();
        var drift = new List<Drift>();
        var unchanged = 0;
        foreach (var definition in wanted)
        {
            if (unread.ContainsKey(definition.Address))
                continue;
            live.TryGetValue(definition.Name, out var topic);
            var before = changes.Count;
            var counted = topic is not null && TopicSince.Matters(definition, topic) ? TopicSince.Complete(definition, await comparison.Earlier()) : definition;
            changes.AddRange(TopicDiffer.Diff(counted, topic, comparison.Cluster.Brokers));
            unchanged += changes.Count == before ? 1 : 0;
            if (topic is not null)
                drift.AddRange(TopicDiffer.UndeclaredConfigs(counted, topic));
        }

        await AddUndeclaredAsync(comparison, listings, changes, drift);
        await AddConfigsOfDeletedAsync(changes, cancellationToken);
        changes = [.. (await WithFallbacksAsync(changes, cancellationToken)).OrderBy(change => change.Address)];
        return new KindDifference
        {
            Changes = changes,
            Digests = Digests(changes, live, listings),
            Drift = [.. drift.OrderBy(item => item.Address).ThenBy(item => item.Field, StringComparer.Ordinal)],
            Unread = unread,
            Totals = new Dictionary<string, long>(StringComparer.Ordinal) { ["partitions"] = listings.Values.Sum(listing => (long)listing.Assignments.Count), [BrokersTotal] = comparison.Cluster.Brokers.Count },
            Unchanged = unchanged,
        };
    }

    public bool RestsOnFacts(Change change) => TopicRisk.NeedsFacts(change);

    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken)
    {
        // A plan's own listing is as fresh as the plan; before a write the topics are listed again.
        var listings = look.IsFresh || _listings is null
            ? (await cluster.ListAsync(cancellationToken)).ToDictionary(listing => listing.Name, StringComparer.Ordinal)
            : _listings;
        return await facts.ReadAsync(changes, listings, look.Window, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var existing = changes.Where(change => change is not CreateTopic).Select(change => change.Address.Name).Distinct(StringComparer.Ordinal).ToList();
        var identities = new Dictionary<ResourceAddress, string>();
        foreach (var (name, fact) in existing.Count == 0 ? [] : await cluster.DescribeAsync(existing, cancellationToken))
        {
            if (fact is Fact<TopicState?>.Known { Value: { } state })
                identities[ResourceAddress.Topic(name)] = state.Id;
        }

        return identities;
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<ResourceAddress, string>();
        var grown = written.OfType<AddPartitions>().ToDictionary(change => change.Address.Name, StringComparer.Ordinal);
        foreach (var (name, fact) in grown.Count == 0 ? [] : await cluster.DescribeAsync([.. grown.Keys], cancellationToken))
        {
            if (PartitionHealth.Problem(fact, grown[name].From) is { } problem)
                problems[ResourceAddress.Topic(name)] = problem;
        }

        return problems;
    }

    private async Task<Dictionary<string, LiveTopic>> ReadLiveAsync(
        List<TopicDefinition> wanted, Dictionary<string, TopicListing> listings, Dictionary<ResourceAddress, string> unread, CancellationToken cancellationToken)
    {
        var present = wanted.Where(definition => listings.ContainsKey(definition.Name)).Select(definition => definition.Name).ToList();
        var missing = wanted.Where(definition => !listings.ContainsKey(definition.Name)).Select(definition => definition.Name).ToList();
        var configs = present.Count == 0 ? [] : await cluster.ReadConfigsAsync(present, cancellationToken);
        // A listing leaves out what the principal may not see: only an answer by name proves that a topic is absent.
        var lookUps = missing.Count == 0 ? [] : await cluster.DescribeAsync(missing, cancellationToken);

        var live = new Dictionary<string, LiveTopic>(present.Count, StringComparer.Ordinal);
        foreach (var (name, fact) in configs)
        {
            if (fact is Fact<LiveConfigs>.Known known)
                live[name] = new LiveTopic(name, listings[name].Assignments, known.Value);
            else if (fact is Fact<LiveConfigs>.Unknown unknown)
                unread[ResourceAddress.Topic(name)] = unknown.Why;
        }

        foreach (var (name, fact) in lookUps)
        {
            if (fact is Fact<TopicState?>.Unknown unknown)
                unread[ResourceAddress.Topic(name)] = unknown.Why;
            else if (fact is Fact<TopicState?>.Known { Value: not null })
                unread[ResourceAddress.Topic(name)] = "it appeared while the cluster was being read; plan again";
        }

        return live;
    }

    private static async Task AddUndeclaredAsync(Comparison comparison, Dictionary<string, TopicListing> listings, List<Change> changes, List<Drift> drift)
    {
        var declared = comparison.Definitions.Select(definition => definition.Address.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = listings.Values.Where(listing => !declared.Contains(listing.Name) && !comparison.Held.Contains(ResourceAddress.Topic(listing.Name)) && comparison.Includes(ResourceAddress.Topic(listing.Name))
            && TopicConfigCatalogue.Instance.InternalOwner(listing.Name) is null).ToList();
        var earlier = foreign.Count == 0 ? null : await comparison.RemovedSinceAsync();
        foreach (var listing in foreign)
        {
            var address = ResourceAddress.Topic(listing.Name);
            if (!comparison.AnswersFor(address, listing.Name, earlier))
                continue;
            if (comparison.Prunes(address, listing.Name, earlier))
                changes.Add(new DeleteTopic(address, listing.Assignments.Count));
            else
                drift.Add(new Drift(address, null, null, ValueUnit.None, null));
        }
    }

    // Beside a creation, a deletion may be a rename: only likeness tells.
    private async Task AddConfigsOfDeletedAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var deletions = changes.OfType<DeleteTopic>().ToList();
        if (deletions.Count == 0 || !changes.Exists(change => change is CreateTopic))
            return;
        foreach (var (name, fact) in await cluster.ReadConfigsAsync([.. deletions.Select(deletion => deletion.Address.Name)], cancellationToken))
        {
            var index = changes.FindIndex(change => change is DeleteTopic && change.Address.Name == name);
            if (fact is Fact<LiveConfigs>.Known live)
                changes[index] = ((DeleteTopic)changes[index]) with { Configs = live.Value.Overrides };
        }
    }

    // Where every topic sets a config itself, none shows what it falls back to: then the broker is asked, once.
    private async Task<IEnumerable<Change>> WithFallbacksAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var unknown = changes.OfType<AlterTopicConfigs>().SelectMany(change => change.Configs).Where(config => config is { After: null, Fallback: null }).Select(config => config.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return changes;
        var fallbacks = await cluster.ReadFallbacksAsync(unknown, cancellationToken);
        return changes.Select(change => change is AlterTopicConfigs alter
            ? alter.With([.. alter.Configs.Select(config => config is { After: null, Fallback: null } && fallbacks.TryGetValue(config.Name, out var value) ? config with { Fallback = value } : config)])
            : change);
    }

    private static Dictionary<ResourceAddress, string> Digests(List<Change> changes, Dictionary<string, LiveTopic> live, Dictionary<string, TopicListing> listings)
    {
        var digests = new Dictionary<ResourceAddress, string>();
        foreach (var group in changes.GroupBy(change => change.Address))
        {
            var address = group.Key;
            var text = new StringBuilder(address.Name);
            if (listings.TryGetValue(address.Name, out var listing))
            {
                foreach (var replicas in listing.Assignments)
                    text.Append('\n').AppendJoin(',', replicas);
            }

            if (live.TryGetValue(address.Name, out var topic))
            {
                foreach (var (name, value) in topic.Configs.Overrides.OrderBy(config => config.Key, StringComparer.Ordinal))
                    text.Append('\n').Append(name).Append('=').Append(value);
            }

            foreach (var reset in group.OfType<AlterTopicConfigs>().SelectMany(change => change.Configs).Where(config => config.After is null))
                text.Append('\n').Append(reset.Name).Append(" falls back to ").Append(reset.Fallback?.Value);

            digests[address] = Digest.Of(text.ToString());
        }

        return digests;
    }
}
