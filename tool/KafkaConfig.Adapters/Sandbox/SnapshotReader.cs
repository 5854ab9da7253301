using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of a live cluster, as a sandbox: topics, configs, offsets. No secret is in it: sensitive values come back as unknown from the cluster.</summary>
public static class SnapshotReader
{
    /// <summary>Internal topics are left out; a topic that may not be read is named as hidden, never left out silently.</summary>
    public static async Task<SandboxState> ReadAsync(IClusterIdentity identity, ITopicCluster cluster, IReadOnlyCollection<string> declared, CancellationToken cancellationToken)
    {
        var description = await identity.DescribeAsync(cancellationToken);
        var listings = (await cluster.ListAsync(cancellationToken)).Where(listing => TopicConfigCatalogue.Instance.InternalOwner(listing.Name) is null).ToList();
        var configs = await cluster.ReadConfigsAsync([.. listings.Select(listing => listing.Name)], cancellationToken);
        var offsets = await cluster.ReadOffsetsAsync(listings, cancellationToken);
        var missing = declared.Except(listings.Select(listing => listing.Name), StringComparer.Ordinal).ToList();
        var hidden = (await cluster.LookUpAsync(missing, cancellationToken)).Where(fact => fact.Fact is not Fact<bool>.Known { Value: false }).Select(fact => fact.Name).ToList();

        var inherited = new SortedDictionary<string, SandboxConfig>(StringComparer.Ordinal);
        var topics = new SortedDictionary<string, SandboxTopic>(StringComparer.Ordinal);
        foreach (var (listing, config, range) in listings.Zip(configs, offsets))
        {
            if (config.Fact is not Fact<LiveConfigs>.Known live || range.Fact is not Fact<IReadOnlyList<OffsetRange>>.Known known)
            {
                hidden.Add(listing.Name);
                continue;
            }

            foreach (var (name, value) in live.Value.Inherited)
                inherited.TryAdd(name, new SandboxConfig(value.Value, value.Origin));
            topics[listing.Name] = new SandboxTopic
            {
                Assignments = listing.Assignments,
                Configs = new(live.Value.Overrides.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value ?? ""), StringComparer.Ordinal),
                Offsets = known.Value.All(offset => offset.End == 0) ? null : [.. known.Value.Select(offset => (IReadOnlyList<long>)[offset.First, offset.End])],
            };
        }

        return new SandboxState
        {
            ClusterId = description.Id,
            Brokers = description.Brokers,
            Inherited = inherited,
            Topics = topics,
            Hidden = hidden.Count == 0 ? null : [.. hidden.Order(StringComparer.Ordinal)],
        };
    }
}
