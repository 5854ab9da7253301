using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Reads topics with Confluent.Kafka: one metadata request for all topics, configs in requests of 500, a few of them at a time.</summary>
public sealed class KafkaTopicCluster(KafkaClient client) : ITopicCluster
{
    private const int BatchSize = 500;
    private const int Parallelism = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LiveConfigValue> _inherited = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken)
    {
        // The client's call is synchronous; it is short, and there is nothing to do beside it.
        var metadata = await client.ReadAsync("list its topics", () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(client.Admin.GetMetadata(client.Timeout));
        }, cancellationToken);
        return
        [
            .. metadata.Topics.Where(topic => topic.Error.Code == ErrorCode.NoError)
                .Select(topic => new TopicListing(topic.Topic, Assignments(topic)))
                .OrderBy(listing => listing.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, Fact<TopicState?>>(StringComparer.Ordinal);
        foreach (var batch in names.Chunk(BatchSize))
        {
            IEnumerable<TopicDescription> descriptions;
            try
            {
                descriptions = (await client.ReadAsync(
                    "describe topics", () => client.Admin.DescribeTopicsAsync(TopicCollection.OfTopicNames(batch), new DescribeTopicsOptions { RequestTimeout = client.Timeout }),
                    cancellationToken)).TopicDescriptions;
            }
            catch (DescribeTopicsException partial)
            {
                descriptions = partial.Results.TopicDescriptions;
            }

            foreach (var description in descriptions)
            {
                facts[description.Name] = description.Error.Code switch
                {
                    ErrorCode.NoError => new Fact<TopicState?>.Known(StateOf(description)),
                    ErrorCode.UnknownTopicOrPart => new Fact<TopicState?>.Known(null),
                    _ => new Fact<TopicState?>.Unknown(KafkaErrors.Sentence(description.Error, "describe it")),
                };
            }
        }

        return [.. names.Select(name => new NamedFact<TopicState?>(name, facts.GetValueOrDefault(name) ?? new Fact<TopicState?>.Unknown("the cluster did not mention it")))];
    }

    public async Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var batches = names.Chunk(BatchSize).ToArray();
        var facts = new NamedFact<LiveConfigs>[batches.Length][];
        await Parallel.ForAsync(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (index, token) =>
        {
            facts[index] = await ReadConfigBatchAsync(batches[index], token);
        });
        return [.. facts.SelectMany(batch => batch)];
    }

    public async Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken)
    {
        var broker = (await client.DescribeAsync(cancellationToken)).Brokers[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
        var fallbacks = new Dictionary<string, LiveConfigValue>(StringComparer.Ordinal);
        try
        {
            var results = await client.ReadAsync(
                "describe a broker's configs",
                () => client.Admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Broker, Name = broker }], new DescribeConfigsOptions { RequestTimeout = client.Timeout }), cancellationToken);
            foreach (var spec in configs.Select(TopicConfigCatalogue.Instance.Find).OfType<TopicConfigSpec>())
            {
                if (BrokerDefault(spec, results[0].Entries) is { } value)
                    fallbacks[spec.Name] = value;
            }
        }
        catch (DescribeConfigsException)
        {
            // The identity may not look at brokers: the fallback stays unknown.
        }

        return fallbacks;
    }

    // A dead broker stays among the replicas, as a node without a host.
    private static TopicState StateOf(TopicDescription description) => new(
        description.TopicId.ToString(),
        [
            .. description.Partitions.OrderBy(partition => partition.Partition).Select(partition => new PartitionState(
                partition.Leader is { Id: >= 0 } leader ? leader.Id : null, [.. partition.Replicas.Select(node => node.Id)], [.. partition.ISR.Select(node => node.Id)])),
        ]);

    private static LiveConfigValue? BrokerDefault(TopicConfigSpec spec, Dictionary<string, ConfigEntryResult> broker)
    {
        foreach (var synonym in spec.ServerSynonyms)
        {
            if (!broker.TryGetValue(synonym.Name, out var entry) || string.IsNullOrEmpty(entry.Value))
                continue;
            // -1 is "no limit" in any unit.
            var value = synonym.Factor != 1 && long.TryParse(entry.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
                ? (number * synonym.Factor).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : entry.Value;
            return new LiveConfigValue(value, OriginOf(entry.Source));
        }

        return null;
    }

    private static IReadOnlyList<int>[] Assignments(TopicMetadata topic)
    {
        var assignments = new IReadOnlyList<int>[topic.Partitions.Count];
        foreach (var partition in topic.Partitions)
            assignments[partition.PartitionId] = partition.Replicas;
        return assignments;
    }

    private async Task<NamedFact<LiveConfigs>[]> ReadConfigBatchAsync(string[] names, CancellationToken cancellationToken)
    {
        var resources = names.Select(name => new ConfigResource { Type = ResourceType.Topic, Name = name }).ToList();
        var byName = new Dictionary<string, Fact<LiveConfigs>>(names.Length, StringComparer.Ordinal);
        try
        {
            var results = await client.ReadAsync(
                "describe topic configs", () => client.Admin.DescribeConfigsAsync(resources, new DescribeConfigsOptions { RequestTimeout = client.Timeout }), cancellationToken);
            foreach (var result in results)
                byName[result.ConfigResource.Name] = new Fact<LiveConfigs>.Known(Convert(result.Entries));
        }
        catch (DescribeConfigsException partial)
        {
            foreach (var result in partial.Results)
            {
                byName[result.ConfigResource.Name] = result.Error.Code == ErrorCode.NoError
                    ? new Fact<LiveConfigs>.Known(Convert(result.Entries))
                    : new Fact<LiveConfigs>.Unknown(KafkaErrors.Sentence(result.Error, "describe its configs"));
            }
        }

        return [.. names.Select(name => new NamedFact<LiveConfigs>(name, byName.GetValueOrDefault(name) ?? new Fact<LiveConfigs>.Unknown("the cluster did not mention it")))];
    }

    // Thousands of topics inherit the same thirty values: they share one map, and only a topic that differs has a map of its own.
    private LiveConfigs Convert(Dictionary<string, ConfigEntryResult> entries)
    {
        Dictionary<string, string?>? overrides = null;
        Dictionary<string, LiveConfigValue>? own = null;
        lock (_lock)
        {
            foreach (var result in entries.Values)
            {
                var entry = (result.Name, result.Value, result.Source);
                if (entry.Source == ConfigSource.DynamicTopicConfig)
                {
                    (overrides ??= new Dictionary<string, string?>(StringComparer.Ordinal))[entry.Name] = entry.Value;
                    // What comes into force when the override goes: the next of its synonyms, or what another topic inherits.
                    if (Fallback(result) is not { } fallback)
                        continue;
                    entry = fallback;
                }

                var origin = OriginOf(entry.Source);
                if (!_inherited.TryGetValue(entry.Name, out var known))
                    _inherited[entry.Name] = new LiveConfigValue(entry.Value, origin);
                else if (known.Value != entry.Value || known.Origin != origin)
                    (own ??= [])[entry.Name] = new LiveConfigValue(entry.Value, origin);
            }

            return new LiveConfigs(overrides ?? [], own is null ? _inherited : _inherited.Concat(own).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value));
        }
    }

    private static (string Name, string Value, ConfigSource Source)? Fallback(ConfigEntryResult entry)
    {
        foreach (var synonym in entry.Synonyms)
        {
            if (synonym.Source != ConfigSource.DynamicTopicConfig)
                return (entry.Name, synonym.Value, synonym.Source);
        }

        return null;
    }

    private static ConfigOrigin OriginOf(ConfigSource source) => source switch
    {
        ConfigSource.DynamicTopicConfig => ConfigOrigin.Topic,
        ConfigSource.DynamicBrokerConfig or ConfigSource.StaticBrokerConfig => ConfigOrigin.Broker,
        ConfigSource.DynamicDefaultBrokerConfig => ConfigOrigin.Cluster,
        ConfigSource.DefaultConfig => ConfigOrigin.Default,
        _ => ConfigOrigin.Other,
    };
}
