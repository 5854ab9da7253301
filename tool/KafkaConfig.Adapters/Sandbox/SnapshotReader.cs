using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of a live cluster, as a sandbox: topics, configs, offsets. No secret is in it: sensitive values come back as unknown from the cluster.</summary>
public static class SnapshotReader
{
    /// <summary>Internal topics are left out; a topic that may not be read is named as hidden, never left out silently.</summary>
    public static async Task<SandboxState> ReadAsync(IClusterIdentity identity, ITopicCluster cluster, IPartitionOffsets positions, IConsumerGroups groups, IReadOnlyCollection<string> declared, CancellationToken cancellationToken)
    {
        var description = await identity.DescribeAsync(cancellationToken);
        var listings = (await cluster.ListAsync(cancellationToken)).Where(listing => TopicConfigCatalogue.Instance.InternalOwner(listing.Name) is null).ToList();
        var configs = await cluster.ReadConfigsAsync([.. listings.Select(listing => listing.Name)], cancellationToken);
        var sizes = listings.Select(listing => new TopicSize(listing.Name, listing.Assignments.Count)).ToList();
        var offsets = await positions.ReadAsync(sizes, cancellationToken);
        var survey = await groups.SurveyAsync(sizes, cancellationToken);
        var missing = declared.Except(listings.Select(listing => listing.Name), StringComparer.Ordinal).ToList();
        var hidden = (await cluster.DescribeAsync(missing, cancellationToken)).Where(fact => fact.Fact is not Fact<TopicState?>.Known { Value: null }).Select(fact => fact.Name).ToList();

        var inherited = new SortedDictionary<string, SandboxConfig>(StringComparer.Ordinal);
        var topics = new SortedDictionary<string, SandboxTopic>(StringComparer.Ordinal);
        foreach (var (listing, config, range) in listings.Zip(configs, offsets))
        {
            if (config.Fact is not Fact<LiveConfigs>.Known live || range is not Fact<IReadOnlyList<PartitionEnds>>.Known known)
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
                Offsets = known.Value.All(offset => offset.End == 0) ? null : [.. known.Value.Select(Offsets)],
            };
        }

        return new SandboxState
        {
            ClusterId = description.Id,
            Brokers = description.Brokers,
            Inherited = inherited,
            Topics = topics,
            Groups = survey is Fact<GroupSurvey>.Known seen ? Groups(seen.Value) : null,
            GroupsSeen = (survey as Fact<GroupSurvey>.Known)?.Value.Seen,
            GroupsDenied = survey is Fact<GroupSurvey>.Unknown unseen ? unseen.Why : null,
            Hidden = hidden.Count == 0 ? null : [.. hidden.Order(StringComparer.Ordinal)],
        };
    }

    private static IReadOnlyList<long> Offsets(PartitionEnds ends) => ends.StableEnd < ends.End ? [ends.First, ends.End, ends.StableEnd] : [ends.First, ends.End];

    private static SortedDictionary<string, SandboxGroup>? Groups(GroupSurvey survey)
    {
        var groups = new SortedDictionary<string, SandboxGroup>(StringComparer.Ordinal);
        foreach (var group in survey.Groups)
        {
            groups[group.Name] = new SandboxGroup
            {
                Assignor = group.Assignor.Length == 0 ? null : group.Assignor,
                Members = group.Members.Count == 0 ? null : [.. group.Members.Select(member => new SandboxMember(member.ClientId, member.Host, Assignment(member)))],
                Committed = new(group.Committed.GroupBy(position => position.Key.Topic, StringComparer.Ordinal).ToDictionary(
                    topic => topic.Key, topic => new SortedDictionary<int, long>(topic.ToDictionary(position => position.Key.Number, position => position.Value)), StringComparer.Ordinal), StringComparer.Ordinal),
            };
        }

        foreach (var (name, why) in survey.Unseen)
            groups[name] = new SandboxGroup { Unseen = why };
        return groups.Count == 0 ? null : groups;
    }

    private static SortedDictionary<string, IReadOnlyList<int>> Assignment(GroupMember member) => new(
        member.Assignment.GroupBy(partition => partition.Topic, StringComparer.Ordinal)
            .ToDictionary(topic => topic.Key, topic => (IReadOnlyList<int>)[.. topic.Select(partition => partition.Number).Order()], StringComparer.Ordinal), StringComparer.Ordinal);
}
