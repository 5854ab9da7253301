using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Confluent.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>A link that MirrorMaker 2 runs, between two real clusters: copied, paused, resumed, promoted, and handed over to ordinary topics.</summary>
public sealed class MirrorMakerEndToEndTests(LiveKafka kafka, LiveConnect connect)
{
    private const int Records = 120;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Topics_move_from_one_cluster_to_another()
    {
        var source = await kafka.SingleAsync();
        using var repository = await RepositoryAsync(source);
        await CreateAsync(source, repository.Name("placed"), 3);
        await CreateAsync(source, repository.Name("paid"), 1);
        await CreateAsync(source, repository.Name("booked"), 2);
        await ProduceAsync(source, repository.Name("placed"), Records);
        await ProduceAsync(source, repository.Name("paid"), Records);
        await BookAsync(source, repository.Name("booked"));
        Drain(source, repository.Name("billing"), repository.Name("placed"));
        Drain(source, repository.Name("audit"), repository.Name("paid"));

        // Copied, with headers, timestamps and the offsets of groups that had read everything.
        Link(repository, ("placed", "active"), ("paid", "active"), ("booked", "active"));
        var applied = Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("those of a group that lags come inexactly, or not at all", applied.Output, StringComparison.Ordinal);
        foreach (var topic in new[] { "placed", "paid", "booked" })
            Assert.Equal(Read(source, repository.Name(topic)), await ReadAllAsync(repository.Cluster, repository.Name(topic), Read(source, repository.Name(topic)).Count));
        await Eventually.IsTrueAsync(() => Task.FromResult(IsAtEnd(repository.Cluster, repository.Name("billing"), repository.Name("placed"), 3) && IsAtEnd(repository.Cluster, repository.Name("audit"), repository.Name("paid"), 1)), Token);

        // Nothing more to do, and a lag that Kafka's own tools confirm: the markers of transactions are not copied.
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        foreach (var topic in new[] { "placed", "paid", "booked" })
            Assert.Equal(await LagAsync(source, repository.Cluster, repository.Name(topic)), await PlannedLagAsync(repository, topic));
        Assert.Equal(0, await PlannedLagAsync(repository, "placed"));
        Assert.True(await PlannedLagAsync(repository, "booked") > 0);

        await PausedAndResumedAsync(source, repository);
        await PromotedAsync(source, repository);
    }

    private static async Task PausedAndResumedAsync(ILiveCluster source, LiveRepository repository)
    {
        Link(repository, ("placed", "paused"), ("paid", "active"), ("booked", "active"));
        Assert.Contains("its copy can be written to meanwhile", Expect(0, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        await ProduceAsync(source, repository.Name("placed"), 50);
        await ProduceAsync(source, repository.Name("paid"), 50);
        await Eventually.IsTrueAsync(async () => await PlannedLagAsync(repository, "paid") == 0, Token);
        Assert.Equal(50, await PlannedLagAsync(repository, "placed"));
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Link(repository, ("placed", "promoted"), ("paid", "active"), ("booked", "active"));
        Assert.Contains("KC5006", Expect(3, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Link(repository, ("placed", "active"), ("paid", "active"), ("booked", "active"));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        await Eventually.IsTrueAsync(async () => await PlannedLagAsync(repository, "placed") == 0, Token);
        Assert.Equal(Read(source, repository.Name("placed")), Read(repository.Cluster, repository.Name("placed")));
    }

    private static async Task PromotedAsync(ILiveCluster source, LiveRepository repository)
    {
        Link(repository, ("placed", "promoted"), ("paid", "active"), ("booked", "promoted"));
        var refused = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("NEEDS RUNBOOK KC5002", refused.Output, StringComparison.Ordinal);
        foreach (var topic in new[] { "placed", "booked" })
        {
            Expect(0, await repository.RunAsync($"runbook new KC5002 link/{Name(repository)}/{repository.Name(topic)} --env live --out runbooks/{topic}.md", Token));
            repository.Complete($"runbooks/{topic}.md");
        }

        await LaggingAsync(source, repository);

        // A producer that nobody stopped: evidence is there, and its gates do not hold.
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            var forgotten = ForgottenAsync(source, repository.Name("placed"), stop.Token);
            var written = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
            Assert.Contains("source-fenced: records came to partitions", written.Output, StringComparison.Ordinal);
            await stop.CancelAsync();
            await forgotten;
        }

        await Eventually.IsTrueAsync(async () => await PlannedLagAsync(repository, "placed") == 0, Token);
        var promoted = Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("MirrorMaker 2 stops copying the topic", promoted.Output, StringComparison.Ordinal);
        foreach (var topic in new[] { "placed", "booked" })
            Assert.Equal(Read(source, repository.Name(topic)), Read(repository.Cluster, repository.Name(topic)));

        // Ordinary topics from here on: what the source gets stays there, nothing is deleted, with a file or without.
        await ProduceAsync(source, repository.Name("placed"), 10);
        await ProduceAsync(source, repository.Name("paid"), 10);
        await Eventually.IsTrueAsync(async () => await PlannedLagAsync(repository, "paid") == 0, Token);
        Assert.NotEqual(Read(source, repository.Name("placed")).Count, Read(repository.Cluster, repository.Name("placed")).Count);
        Assert.Contains("0 to delete", Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token)).Output, StringComparison.Ordinal);
        repository.Topic("placed", "owner: a\npartitions: 3\nreplicationFactor: 1\nconfig: { retention.ms: 14d }\nenvironments: { standard: absent }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        var after = Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Contains("0 to delete", after.Output, StringComparison.Ordinal);

        // And no way back.
        Link(repository, ("placed", "active"), ("paid", "active"), ("booked", "promoted"));
        Assert.Contains("KC5007", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
    }

    // A record that the destination does not take: its copy never comes, and nobody writes any more.
    private static async Task LaggingAsync(ILiveCluster source, LiveRepository repository)
    {
        await ConfigureAsync(repository, "--add-config", "max.message.bytes=1000");
        using (var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = source.BootstrapServers }).Build())
            await producer.ProduceAsync(repository.Name("placed"), new Message<byte[], byte[]> { Key = [1], Value = new byte[5_000], Headers = [] }, Token);
        var refused = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("mirror-drained: it lacks records of the source", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, await PlannedLagAsync(repository, "placed"));
        await ConfigureAsync(repository, "--delete-config", "max.message.bytes");
        await Eventually.IsTrueAsync(async () =>
        {
            await repository.RunAsync("connectors restart --failed --env live", Token);
            return await PlannedLagAsync(repository, "placed") == 0;
        }, Token);
    }

    private static Task<string> ConfigureAsync(LiveRepository repository, string verb, string config) =>
        repository.Cluster.RunScriptAsync("kafka-configs.sh", "--alter", "--entity-type", "topics", "--entity-name", repository.Name("placed"), verb, config);

    private async Task<LiveRepository> RepositoryAsync(ILiveCluster source)
    {
        var repository = new LiveRepository(await kafka.RestlessAsync(), $"prune: owned\nconnect: {{ main: {{ url: \"{await connect.UrlAsync(kafka)}\" }} }}\n");
        repository.Write("environments/standard.yaml", $"production: true\ncluster: {{ id: {source.ClusterId}, bootstrapServers: \"{source.BootstrapServers}\" }}\nowns: [{repository.Prefix}]\n");
        return repository;
    }

    private static string Name(LiveRepository repository) => repository.Name("move");

    private static void Link(LiveRepository repository, params (string Topic, string State)[] mirrors) => repository.Write($"links/{Name(repository)}.yaml", $$"""
        owner: a
        source: { cluster: standard }
        destination: { cluster: live }
        replicator: mirror-maker-2
        connect: main
        config:
          offset.lag.max: 0
          emit.checkpoints.interval.seconds: 1
          sync.group.offsets.interval.seconds: 1
          refresh.groups.interval.seconds: 1
        groups: [ { include: "{{repository.Prefix}}*" } ]
        mirrors:
        {{string.Join('\n', mirrors.Select(mirror => $"  - {{ topic: {repository.Name(mirror.Topic)}, state: {mirror.State} }}"))}}
        """);

    private static Task<string> CreateAsync(ILiveCluster cluster, string topic, int partitions) =>
        cluster.RunScriptAsync("kafka-topics.sh", "--create", "--topic", topic, "--partitions", partitions.ToString(CultureInfo.InvariantCulture), "--replication-factor", "1");

    private static async Task ProduceAsync(ILiveCluster cluster, string topic, int count)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.BootstrapServers, LingerMs = 5 }).Build();
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => producer.ProduceAsync(topic, Message(number), Token)));
    }

    // Committed, aborted and committed records, so that the log ends with a marker.
    private static async Task BookAsync(ILiveCluster cluster, string topic)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.BootstrapServers, TransactionalId = topic }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        foreach (var (first, isCommitted) in new[] { (0, true), (100, false), (200, true), (300, false) })
        {
            producer.BeginTransaction();
            await Task.WhenAll(Enumerable.Range(first, 10).Select(number => producer.ProduceAsync(topic, Message(number), Token)));
            if (isCommitted)
                producer.CommitTransaction();
            else
                producer.AbortTransaction();
        }
    }

    private static async Task ForgottenAsync(ILiveCluster cluster, string topic, CancellationToken stop)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.BootstrapServers }).Build();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await producer.ProduceAsync(topic, Message(number), CancellationToken.None);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static Message<byte[], byte[]> Message(int number) => new()
    {
        Key = Encoding.UTF8.GetBytes(FormattableString.Invariant($"k{number % 7}")),
        Value = [0xff, 0x00, (byte)(number % 256)],
        Headers = [new Header("trace", [0x00, 0xfe, (byte)(number % 256)])],
    };

    // Every committed record with all that a copy must keep, by partition.
    private static List<string> Read(ILiveCluster cluster, string topic)
    {
        using var consumer = Consumer(cluster, "reader-" + topic);
        consumer.Assign(Partitions(consumer, cluster, topic).Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        var (records, open) = (new List<string>(), consumer.Assignment.Count);
        while (open > 0)
        {
            if (consumer.Consume(TimeSpan.FromSeconds(10)) is not { } result)
                break;
            if (result.IsPartitionEOF)
                open--;
            else
                records.Add($"{result.Partition.Value} {result.Message.Timestamp.UnixTimestampMs} {Convert.ToHexString(result.Message.Key)} {Convert.ToHexString(result.Message.Value)} {string.Join(',', result.Message.Headers.Select(header => header.Key + Convert.ToHexString(header.GetValueBytes())))}");
        }

        return [.. records.Select((record, index) => (record, index)).OrderBy(item => item.record.Split(' ')[0], StringComparer.Ordinal).ThenBy(item => item.index).Select(item => item.record)];
    }

    private static async Task<List<string>> ReadAllAsync(ILiveCluster cluster, string topic, int count)
    {
        await Eventually.IsTrueAsync(() => Task.FromResult(Read(cluster, topic).Count >= count), Token);
        return Read(cluster, topic);
    }

    private static void Drain(ILiveCluster cluster, string group, string topic)
    {
        using var consumer = Consumer(cluster, group);
        consumer.Commit([.. Partitions(consumer, cluster, topic).Select(partition => new TopicPartitionOffset(partition, consumer.QueryWatermarkOffsets(partition, TimeSpan.FromSeconds(10)).High))]);
    }

    private static bool IsAtEnd(ILiveCluster cluster, string group, string topic, int partitions)
    {
        using var consumer = Consumer(cluster, group);
        var all = Enumerable.Range(0, partitions).Select(number => new TopicPartition(topic, number)).ToList();
        return consumer.Committed(all, TimeSpan.FromSeconds(10)).All(position => position.Offset == consumer.QueryWatermarkOffsets(position.TopicPartition, TimeSpan.FromSeconds(10)).High);
    }

    private static IConsumer<byte[], byte[]> Consumer(ILiveCluster cluster, string group) => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = cluster.BootstrapServers,
        GroupId = group,
        EnableAutoCommit = false,
        EnablePartitionEof = true,
        IsolationLevel = IsolationLevel.ReadCommitted,
    }).Build();

    private static List<TopicPartition> Partitions(IConsumer<byte[], byte[]> consumer, ILiveCluster cluster, string topic)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return [.. admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics[0].Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId))];
    }

    private static async Task<long> LagAsync(ILiveCluster source, ILiveCluster destination, string topic)
    {
        var (ends, copies) = (await EndsAsync(source, topic), await EndsAsync(destination, topic));
        return ends.Sum(end => Math.Max(0, end.Value - copies.GetValueOrDefault(end.Key)));
    }

    private static async Task<Dictionary<string, long>> EndsAsync(ILiveCluster cluster, string topic) =>
        Regex.Matches(await cluster.RunScriptAsync("kafka-get-offsets.sh", "--topic", topic), @":(\d+):(\d+)").ToDictionary(match => match.Groups[1].Value, match => long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

    private static async Task<long?> PlannedLagAsync(LiveRepository repository, string topic)
    {
        var plan = await repository.RunAsync("plan --env live --output json", Token);
        using var document = JsonDocument.Parse(plan.Output);
        var observation = document.RootElement.GetProperty("environments")[0].GetProperty("observations").EnumerateArray().First(item => item.GetProperty("address").GetString() == $"link/{Name(repository)}/{repository.Name(topic)}");
        return observation.GetProperty("lag").ValueKind == JsonValueKind.Null ? null : observation.GetProperty("lag").GetInt64();
    }
}
