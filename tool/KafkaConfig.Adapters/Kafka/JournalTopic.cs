using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>The topic whose one partition is both the lock and the journal.</summary>
internal sealed class JournalTopic(KafkaClient client, string name)
{
    private const int MaximumReplicas = 3;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    public TopicPartition Partition { get; } = new(name, 0);

    /// <summary>False where it is missing. Throws <see cref="UnavailableException"/> where that cannot be said.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is not null;

    /// <summary>Creates it where it is missing, and returns once its partition has a leader.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var partitions = await FindAsync(cancellationToken);
        if (partitions is null)
            await CreateAsync(cancellationToken);
        else
            await RequireCompactionAsync(cancellationToken);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (partitions is null || partitions[0].Leader is null || partitions[0].Leader.Id < 0)
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(started) > client.Timeout)
                throw client.Unavailable($"give the topic {name} a leader", "it has none");
            await Task.Delay(Period, cancellationToken);
            partitions = await FindAsync(cancellationToken);
        }
    }

    private async Task<List<TopicPartitionInfo>?> FindAsync(CancellationToken cancellationToken)
    {
        await client.DescribeAsync(cancellationToken);
        TopicDescription description;
        try
        {
            description = (await client.ReadAsync(
                "describe its journal", () => client.Admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([name]), new DescribeTopicsOptions { RequestTimeout = client.Timeout }),
                cancellationToken)).TopicDescriptions[0];
        }
        catch (DescribeTopicsException partial)
        {
            description = partial.Results.TopicDescriptions[0];
        }

        return description.Error.Code switch
        {
            ErrorCode.UnknownTopicOrPart => null,
            ErrorCode.NoError when description.Partitions.Count == 1 => description.Partitions,
            ErrorCode.NoError => throw new UsageException(
                $"{client.Settings.Cluster} has a topic {name} with {description.Partitions.Count} partitions. The lock and the journal of kafka-config need one: whoever made it has to remove it; the next run makes it as it must be."),
            _ => throw client.Unavailable($"describe the topic {name} of its journal", KafkaErrors.Sentence(description.Error, "describe it")),
        };
    }

    // One that somebody made by hand would forget its runs. Where its configs may not be read, it is taken as it is.
    private async Task RequireCompactionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var results = await client.ReadAsync(
                "describe its journal's configs",
                () => client.Admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = name }], new DescribeConfigsOptions { RequestTimeout = client.Timeout }), cancellationToken);
            if (results[0].Entries.TryGetValue("cleanup.policy", out var policy) && policy.Value != "compact")
            {
                throw new UsageException(
                    $"The topic {name} of the {client.Settings.ClusterName} has cleanup.policy={policy.Value}, and would forget what runs did. Set it: kafka-configs.sh --alter --entity-type topics --entity-name {name} --add-config cleanup.policy=compact");
            }
        }
        catch (DescribeConfigsException)
        {
            // The identity may not look.
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var brokers = (await client.DescribeAsync(cancellationToken)).Brokers.Count;
        var topic = new TopicSpecification
        {
            Name = name,
            NumPartitions = 1,
            ReplicationFactor = (short)Math.Min(MaximumReplicas, brokers),
            Configs = new Dictionary<string, string> { ["cleanup.policy"] = "compact" },
        };
        try
        {
            await client.Admin.CreateTopicsAsync([topic], new CreateTopicsOptions { RequestTimeout = client.Timeout }).WaitAsync(cancellationToken);
        }
        catch (CreateTopicsException problem) when (problem.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
            // Another first run was faster.
        }
        catch (CreateTopicsException problem)
        {
            throw client.Unavailable($"create the topic {name} for its lock and its journal", KafkaErrors.Sentence(problem.Results[0].Error, "create it"));
        }
        catch (KafkaException problem)
        {
            throw client.Unavailable($"create the topic {name} for its lock and its journal", problem.Error);
        }
    }
}
