using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Writes topics with Confluent.Kafka: one request a call, never retried here.</summary>
public sealed class KafkaTopicClusterWriter(KafkaClient client) : ITopicClusterWriter
{
    // Brokers answer once the change is made; thousands of creations take them a while.
    private static readonly TimeSpan OperationTimeout = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    public Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken)
    {
        var specifications = topics.Select(topic => new TopicSpecification
        {
            Name = topic.Name,
            NumPartitions = topic.Partitions,
            ReplicationFactor = (short)topic.ReplicationFactor,
            Configs = topic.Configs.ToDictionary(),
        }).ToList();
        return SendAsync(
            [.. topics.Select(topic => topic.Name)], "create it",
            () => client.Admin.CreateTopicsAsync(specifications, new CreateTopicsOptions { ValidateOnly = validateOnly, OperationTimeout = OperationTimeout, RequestTimeout = TimeoutOf(validateOnly) }),
            problem => (problem as CreateTopicsException)?.Results.Select(report => (report.Topic, report.Error)), cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken)
    {
        var configs = alterations.ToDictionary(
            alteration => new ConfigResource { Type = ResourceType.Topic, Name = alteration.Name },
            alteration => alteration.Configs.Select(config => new ConfigEntry
            {
                Name = config.Key,
                Value = config.Value ?? "",
                IncrementalOperation = config.Value is null ? AlterConfigOpType.Delete : AlterConfigOpType.Set,
            }).ToList());
        return SendAsync(
            [.. alterations.Select(alteration => alteration.Name)], "alter its configs",
            () => client.Admin.IncrementalAlterConfigsAsync(configs, new IncrementalAlterConfigsOptions { ValidateOnly = validateOnly, RequestTimeout = TimeoutOf(validateOnly) }),
            problem => (problem as IncrementalAlterConfigsException)?.Results.Select(report => (report.ConfigResource.Name, report.Error)), cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken)
    {
        var specifications = increases.Select(increase => new PartitionsSpecification { Topic = increase.Name, IncreaseTo = increase.Total }).ToList();
        return SendAsync(
            [.. increases.Select(increase => increase.Name)], "add partitions",
            () => client.Admin.CreatePartitionsAsync(
                specifications, new CreatePartitionsOptions { ValidateOnly = validateOnly, OperationTimeout = OperationTimeout, RequestTimeout = TimeoutOf(validateOnly) }),
            problem => (problem as CreatePartitionsException)?.Results.Select(report => (report.Topic, report.Error)), cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => SendAsync(
        names, "delete it", () => client.Admin.DeleteTopicsAsync(names, new DeleteTopicsOptions { OperationTimeout = OperationTimeout, RequestTimeout = RequestTimeout }),
        problem => (problem as DeleteTopicsException)?.Results.Select(report => (report.Topic, report.Error)), cancellationToken);

    // A question is answered like any read; only a write takes its time.
    private TimeSpan TimeoutOf(bool validateOnly) => validateOnly ? client.Timeout : RequestTimeout;

    private async Task<IReadOnlyList<WriteResult>> SendAsync(
        IReadOnlyList<string> names, string action, Func<Task> send, Func<KafkaException, IEnumerable<(string Name, Error Error)>?> partial, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await send();
            return [.. names.Select(WriteResult.Done)];
        }
        catch (KafkaException problem)
        {
            if (partial(problem) is { } reports)
            {
                var byName = reports.ToDictionary(report => report.Name, report => report.Error, StringComparer.Ordinal);
                return [.. names.Select(name => Result(name, byName.GetValueOrDefault(name), action))];
            }

            if (KafkaClient.LostBroker(problem.Error.Code))
                client.FindBrokers();
            return [.. names.Select(name => Result(name, problem.Error, action))];
        }
    }

    private WriteResult Result(string name, Error? error, string action)
    {
        if (error is null)
            return new WriteResult(name, WriteStatus.Uncertain, "The cluster's answer did not mention it.");
        if (error.Code == ErrorCode.NoError)
            return WriteResult.Done(name);
        var sentence = client.Settings.Redact(KafkaErrors.Sentence(error, action));
        sentence = char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
        return new WriteResult(
            name, KafkaErrors.IsTransient(error.Code) ? WriteStatus.Transient : KafkaErrors.IsUncertain(error.Code) ? WriteStatus.Uncertain : WriteStatus.Refused, sentence);
    }
}
