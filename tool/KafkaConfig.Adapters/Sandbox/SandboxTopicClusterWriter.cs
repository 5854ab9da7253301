using System.Globalization;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Writes topics of a sandbox, and refuses what Kafka refuses. Held to the real one by the contract suite.</summary>
public sealed class SandboxTopicClusterWriter(SandboxFile file) : ITopicClusterWriter
{
    public Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken)
    {
        if (topics.Sum(topic => 1L + topic.Partitions + topic.Configs.Count) > TopicApplier.BatchWeight)
            return All(topics.Select(topic => topic.Name), "Excessively large number of partitions per request.");
        return EachAsync(topics, topic => topic.Name, validateOnly, Create, cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken)
    {
        if (alterations.Sum(alteration => alteration.Configs.Count) > TopicApplier.BatchWeight)
            return All(alterations.Select(alteration => alteration.Name), "Unable to perform excessively large batch operation.");
        return EachAsync(alterations, alteration => alteration.Name, validateOnly, Alter, cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken) =>
        EachAsync(increases, increase => increase.Name, validateOnly, Increase, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => EachAsync(
        names, name => name, validateOnly: false, Delete, cancellationToken);

    // Each item on its own: good ones are done beside bad ones. Null means done.
    private async Task<IReadOnlyList<WriteResult>> EachAsync<T>(
        IReadOnlyList<T> items, Func<T, string> name, bool validateOnly, Func<SandboxState, T, string?> apply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var results = new List<WriteResult>();
        await file.ChangeAsync(before =>
        {
            var state = before with { Topics = new(before.Topics, StringComparer.Ordinal), Groups = before.Groups is null ? null : new(before.Groups, StringComparer.Ordinal) };
            var twice = items.GroupBy(name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var item in items)
            {
                var problem = twice.Contains(name(item)) ? "Duplicate topic name." : state.Hidden?.Contains(name(item)) == true ? "The identity may not change it." : apply(state, item);
                results.Add(problem is null ? WriteResult.Done(name(item)) : WriteResult.Refused(name(item), problem));
            }

            return validateOnly ? before : state with { TopicsCreated = state.TopicsCreated + state.Topics.Keys.Except(before.Topics.Keys, StringComparer.Ordinal).Count() };
        }, cancellationToken);
        return results;
    }

    private static string? Create(SandboxState state, NewTopic topic)
    {
        if (state.Topics.ContainsKey(topic.Name))
            return "Somebody else created it meanwhile; plan again.";
        if (topic.Name is "" or "." or ".." || topic.Name.Length > 249 || !topic.Name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-'))
            return $"Topic name is invalid: '{topic.Name}'.";
        if (state.Topics.Keys.FirstOrDefault(existing => existing.Replace('.', '_') == topic.Name.Replace('.', '_')) is { } existing)
            return $"Topic '{topic.Name}' collides with existing topic: {existing}.";
        if (topic.Partitions <= 0)
            return "Number of partitions was set to an invalid non-positive value.";
        if (topic.ReplicationFactor <= 0)
            return "Replication factor must be larger than 0.";
        if (topic.ReplicationFactor > state.Brokers.Count)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Unable to replicate the partition {topic.ReplicationFactor} time(s): The target replication factor of {topic.ReplicationFactor} cannot be reached because only {state.Brokers.Count} broker(s) are registered.");
        }

        var configs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in topic.Configs)
        {
            if (Invalid(name, value) is { } problem)
                return problem;
            configs[name] = value;
        }

        if (Contradiction(configs) is { } contradiction)
            return contradiction;
        state.Topics[topic.Name] = new SandboxTopic { Id = NextId(state), Assignments = Assign(state.Brokers, 0, topic.Partitions, topic.ReplicationFactor), Configs = configs };
        return null;
    }

    // Topics of this request are not counted yet.
    private static string NextId(SandboxState state)
    {
        var number = state.TopicsCreated;
        while (state.Topics.Values.Any(topic => topic.Id == Id(number)))
            number++;
        return Id(number);

        static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"topic-{number + 1}");
    }

    // Kafka forgets what groups had committed for a topic that goes.
    private static string? Delete(SandboxState state, string name)
    {
        if (!state.Topics.Remove(name))
            return "It does not exist any more; plan again.";
        foreach (var (group, known) in state.Groups?.ToList() ?? [])
            state.Groups?[group] = known with { Committed = new(known.Committed.Where(topic => topic.Key != name).ToDictionary(), StringComparer.Ordinal) };
        return null;
    }

    private static string? Alter(SandboxState state, ConfigAlteration alteration)
    {
        if (!state.Topics.TryGetValue(alteration.Name, out var topic))
            return "It does not exist any more; plan again.";
        var configs = new SortedDictionary<string, string>(topic.Configs, StringComparer.Ordinal);
        foreach (var (name, value) in alteration.Configs)
        {
            if (value is null)
                configs.Remove(name);
            else if (Invalid(name, value) is { } problem)
                return problem;
            else
                configs[name] = value;
        }

        if (Contradiction(configs) is { } contradiction)
            return contradiction;
        state.Topics[alteration.Name] = topic with { Configs = configs };
        return null;
    }

    private static string? Increase(SandboxState state, PartitionIncrease increase)
    {
        if (!state.Topics.TryGetValue(increase.Name, out var topic))
            return "It does not exist any more; plan again.";
        var current = topic.Assignments.Count;
        if (increase.Total == current)
            return string.Create(CultureInfo.InvariantCulture, $"Topic already has {current} partition(s).");
        if (increase.Total < current)
            return string.Create(CultureInfo.InvariantCulture, $"The topic {increase.Name} currently has {current} partition(s); {increase.Total} would not be an increase.");
        state.Topics[increase.Name] = topic with { Assignments = [.. topic.Assignments, .. Assign(state.Brokers, current, increase.Total - current, topic.Assignments[0].Count)] };
        return null;
    }

    private static string? Invalid(string name, string value)
    {
        var spec = TopicConfigCatalogue.Instance.Find(name);
        if (spec is null or { IsRemoved: true } or { IsConfluent: true } || !Core.Layout.Platform.Default.Has(spec.AddedIn))
            return $"Unknown topic config name: {name}.";
        return TopicConfigValue.TryParse(spec, value, out _, out var problem, out _) ? null : $"Invalid value {value} for configuration {name}: it {problem}.";
    }

    private static string? Contradiction(SortedDictionary<string, string> configs)
    {
        var (minimum, maximum) = (Number(configs, "min.compaction.lag.ms", 0), Number(configs, "max.compaction.lag.ms", long.MaxValue));
        return minimum > maximum
            ? string.Create(CultureInfo.InvariantCulture, $"conflict topic config setting min.compaction.lag.ms ({minimum}) > max.compaction.lag.ms ({maximum}).")
            : null;
    }

    private static long Number(SortedDictionary<string, string> configs, string name, long otherwise) =>
        configs.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static List<IReadOnlyList<int>> Assign(IReadOnlyList<int> brokers, int first, int partitions, int replicationFactor) =>
        [.. Enumerable.Range(first, partitions).Select(partition => (IReadOnlyList<int>)[.. Enumerable.Range(0, replicationFactor).Select(replica => brokers[(partition + replica) % brokers.Count])])];

    private static Task<IReadOnlyList<WriteResult>> All(IEnumerable<string> names, string problem) =>
        Task.FromResult<IReadOnlyList<WriteResult>>([.. names.Select(name => WriteResult.Refused(name, problem))]);
}
