using System.Collections.Concurrent;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads consumer groups with Confluent.Kafka. The list alone is not believed: an identity without Describe on the cluster gets an empty one, and share groups are in no
/// list but the oldest.</summary>
public sealed class KafkaConsumerGroups(KafkaClient client) : IConsumerGroups
{
    private const int BatchSize = 100;
    private static readonly string LockGroup = new JournalNames().Group;
    private const int Parallelism = 16;

    // Of a worker, a registry and the like: they form groups, and read nothing by them.
    private static readonly string[] ReadersProtocols = ["", "consumer", "share", "streams"];

    public async Task<Fact<GroupSurvey>> SurveyAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken)
    {
        var cluster = await client.DescribeAsync(cancellationToken);
        if (!cluster.Rights.Contains(nameof(AclOperation.Describe)))
            return new Fact<GroupSurvey>.Unknown("the identity lacks Describe on the cluster, so groups may be left out of what it sees; nobody can say that there are none");
        var unseen = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = (await ListAsync(cancellationToken)).Where(group => ReadersProtocols.Contains(group.ProtocolType)).ToList();
        foreach (var other in all.Where(group => group.ProtocolType is "share" or "streams"))
            unseen[other.Group] = $"it is a {other.ProtocolType} group, whose positions this client cannot read";
        List<string> names = [.. all.Select(group => group.Group).Where(name => !unseen.ContainsKey(name))];
        var descriptions = await DescribeUntilSettledAsync(names, unseen, cancellationToken);
        var partitions = topics.SelectMany(topic => Enumerable.Range(0, topic.Partitions).Select(number => new TopicPartition(topic.Name, number))).ToList();
        var committed = await CommittedAsync([.. descriptions.Keys.Where(name => !unseen.ContainsKey(name))], partitions, unseen, cancellationToken);
        var groups = new List<ConsumerGroup>();
        foreach (var (name, description) in descriptions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (unseen.ContainsKey(name))
                continue;
            var group = new ConsumerGroup
            {
                Name = name,
                Assignor = description.Members.Count == 0 ? "" : description.PartitionAssignor ?? "",
                Members = [.. description.Members.Select(member => new GroupMember(member.ClientId ?? "", member.Host ?? "", [.. (member.Assignment?.TopicPartitions ?? []).Select(AddressOf)]))],
                Committed = committed[name],
            };
            if (group.Committed.Count > 0 || group.Members.Any(member => member.Assignment.Any(partition => topics.Any(topic => topic.Name == partition.Topic))))
                groups.Add(group);
        }

        return new Fact<GroupSurvey>.Known(new GroupSurvey(all.Count, groups, unseen));
    }

    // Not ListConsumerGroups: where a single broker does not answer, Confluent.Kafka 2.16 frees its error twice and the process aborts. This older call names every group, share
    // groups too, and fails as a whole.
    private async Task<IReadOnlyList<(string Group, string ProtocolType)>> ListAsync(CancellationToken cancellationToken) => await client.ReadAsync("list its groups", () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The lock's own group reads nothing but the journal, and is rebalanced whenever a run comes or goes.
        return Task.FromResult<IReadOnlyList<(string, string)>>([.. client.Admin.ListGroups(client.Timeout).Select(group => (group.Group, group.ProtocolType ?? "")).Where(group => group.Group != LockGroup)]);
    }, cancellationToken);

    // While a group rebalances, nobody knows which of its members will read what.
    private async Task<Dictionary<string, ConsumerGroupDescription>> DescribeUntilSettledAsync(IReadOnlyList<string> names, Dictionary<string, string> unseen, CancellationToken cancellationToken)
    {
        var described = new Dictionary<string, ConsumerGroupDescription>(StringComparer.Ordinal);
        var open = names;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            foreach (var batch in open.Chunk(BatchSize))
            {
                foreach (var description in await DescribeAsync(batch, cancellationToken))
                {
                    described[description.GroupId] = description;
                    if (description is { State: ConsumerGroupState.Dead, Error.IsError: false })
                        unseen[description.GroupId] = "it is a group of a sort that this client cannot describe, or is just going";
                    if (description.Error.IsError)
                        unseen[description.GroupId] = client.Settings.Redact(KafkaErrors.Sentence(description.Error, "describe it"));
                }
            }

            open = [.. open.Where(name => described.TryGetValue(name, out var description) && !description.Error.IsError && !IsSettled(description))];
            if (open.Count == 0 || System.Diagnostics.Stopwatch.GetElapsedTime(started) > client.Timeout)
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1_000, 100 * attempt)), cancellationToken);
        }

        foreach (var name in open)
            unseen[name] = "it is being rebalanced, and which topics its members read is not known yet";
        foreach (var name in names.Where(name => !described.ContainsKey(name)))
            unseen[name] = "the cluster did not describe it";
        return described;
    }

    private static bool IsSettled(ConsumerGroupDescription description) =>
        description.State is ConsumerGroupState.Stable or ConsumerGroupState.Empty or ConsumerGroupState.Dead || description.Members.All(member => member.Assignment?.TopicPartitions.Count > 0);

    private async Task<IReadOnlyList<ConsumerGroupDescription>> DescribeAsync(string[] names, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.ReadAsync(
                "describe its groups", () => client.Admin.DescribeConsumerGroupsAsync(names, new DescribeConsumerGroupsOptions { RequestTimeout = client.Timeout }), cancellationToken)).ConsumerGroupDescriptions;
        }
        catch (DescribeConsumerGroupsException partial)
        {
            return partial.Results.ConsumerGroupDescriptions;
        }
    }

    // One group a call is the client's limit: a few calls at a time.
    private async Task<IReadOnlyDictionary<string, Dictionary<PartitionAddress, long>>> CommittedAsync(
        IReadOnlyList<string> names, List<TopicPartition> partitions, Dictionary<string, string> unseen, CancellationToken cancellationToken)
    {
        var committed = new ConcurrentDictionary<string, Dictionary<PartitionAddress, long>>(StringComparer.Ordinal);
        if (partitions.Count == 0)
            return names.ToDictionary(name => name, _ => new Dictionary<PartitionAddress, long>(), StringComparer.Ordinal);
        var problems = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (name, token) =>
        {
            var positions = committed[name] = [];
            foreach (var position in await CommittedAsync(name, partitions, token))
            {
                if (position.Error.IsError)
                    problems[name] = $"its position on {position.Topic} is unknown: {KafkaErrors.Sentence(position.Error, "read its positions")}";
                else if (position.Offset.Value >= 0)
                    positions[AddressOf(position.TopicPartition)] = position.Offset.Value;
            }
        });
        foreach (var (name, problem) in problems)
            unseen.TryAdd(name, problem);
        return committed;
    }

    private async Task<IReadOnlyList<TopicPartitionOffsetError>> CommittedAsync(string name, List<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        try
        {
            var results = await client.ReadAsync(
                "read the positions of its groups",
                () => client.Admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(name, partitions)], new ListConsumerGroupOffsetsOptions { RequestTimeout = client.Timeout, RequireStableOffsets = true }),
                cancellationToken);
            return results[0].Partitions;
        }
        catch (ListConsumerGroupOffsetsException partial)
        {
            var result = partial.Results[0];
            return result.Error.IsError ? [new TopicPartitionOffsetError(partitions[0], Offset.Unset, result.Error)] : result.Partitions;
        }
    }

    private static PartitionAddress AddressOf(TopicPartition partition) => new(partition.Topic, partition.Partition.Value);
}
