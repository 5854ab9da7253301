using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class KafkaUsageTests(LiveKafka kafka) : UsageContract, IDisposable
{
    private static int _last;

    private KafkaClient? _client;
    private ILiveCluster? _cluster;

    public void Dispose() => _client?.Dispose();

    [Fact]
    public async Task A_running_member_is_seen_with_its_partitions_and_assignor()
    {
        var (topic, _, groups, _) = await OpenAsync(1, 1);
        var name = NextName();
        using var consumer = Consumer(name, "cooperative-sticky");
        consumer.Subscribe(topic.Name);
        await PollAsync(consumer, () => consumer.Assignment.Count == 2);
        var group = await FindAsync(groups, topic, name);
        Assert.Equal("cooperative-sticky", group.Assignor);
        var member = Assert.Single(group.Members);
        Assert.Equal([0, 1], member.Assignment.Select(partition => partition.Number).Order());
        consumer.Close();
    }

    [Fact]
    public async Task A_group_of_the_new_protocol_is_seen_too()
    {
        var (topic, _, groups, _) = await OpenAsync(1, 1);
        var name = NextName();
        using var consumer = Consumer(name, null);
        consumer.Subscribe(topic.Name);
        await PollAsync(consumer, () => consumer.Assignment.Count == 2);
        var group = await FindAsync(groups, topic, name);
        await Eventually.IsTrueAsync(async () => (await FindAsync(groups, topic, name)).Members.Sum(member => member.Assignment.Count) == 2, Token);
        Assert.Single(group.Members);
        consumer.Close();
    }

    [Fact]
    public async Task Transaction_markers_are_nothing_to_read_and_an_open_transaction_parts_the_ends()
    {
        var (topic, offsets, _, peek) = await OpenAsync(0);
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = _cluster?.BootstrapServers, TransactionalId = NextName() }).SetLogHandler((_, _) => { }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(20));
        producer.BeginTransaction();
        await producer.ProduceAsync(topic.Name, new Message<string, string> { Key = "a", Value = "1" }, Token);
        Assert.Equal([new PartitionEnds(0, 0, 1)], await EndsAsync(offsets, topic));
        producer.CommitTransaction();
        await Eventually.IsTrueAsync(async () => (await EndsAsync(offsets, topic))[0] == new PartitionEnds(0, 2, 2), Token);
        // The record is read, its marker is not: a reader that stands at 1 is at the end.
        var answers = await peek.HoldRecordsAsync([(new PartitionAddress(topic.Name, 0), 0), (new PartitionAddress(topic.Name, 0), 1)], Token);
        Assert.Equal([true, false], answers.Select(answer => Assert.IsType<Fact<bool>.Known>(answer).Value));
        producer.BeginTransaction();
        await producer.ProduceAsync(topic.Name, new Message<string, string> { Key = "a", Value = "2" }, Token);
        producer.AbortTransaction();
        await Eventually.IsTrueAsync(async () => (await EndsAsync(offsets, topic))[0] is { StableEnd: 4, End: 4 }, Token);
        Assert.False(Assert.IsType<Fact<bool>.Known>((await peek.HoldRecordsAsync([(new PartitionAddress(topic.Name, 0), 1)], Token))[0]).Value);
    }

    [Fact]
    public async Task Records_without_a_key_are_counted_among_the_newest()
    {
        var (topic, _, _, peek) = await OpenAsync(0, 0);
        using var producer = new ProducerBuilder<string?, string>(new ProducerConfig { BootstrapServers = _cluster?.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        for (var number = 0; number < 30; number++)
            await producer.ProduceAsync(new TopicPartition(topic.Name, number % 2), new Message<string?, string> { Key = number < 10 ? null : number == 29 ? null : "k", Value = "v" }, Token);
        Assert.Equal(new KeySample(20, 1), Assert.IsType<Fact<KeySample>.Known>(await peek.SampleKeysAsync(topic, 20, Token)).Value);
        Assert.Equal(new KeySample(30, 11), Assert.IsType<Fact<KeySample>.Known>(await peek.SampleKeysAsync(topic, 1_000, Token)).Value);
    }

    [Fact]
    public async Task What_a_retention_would_keep_is_told_by_partition()
    {
        var (topic, offsets, _, _) = await OpenAsync(0, 0);
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = _cluster?.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (partition, hours) in new[] { (0, 30), (0, 10), (0, 1), (1, 30) })
            await producer.ProduceAsync(new TopicPartition(topic.Name, partition), new Message<string, string> { Key = "k", Value = "v", Timestamp = new Timestamp(now.AddHours(-hours)) }, Token);
        var answers = await offsets.ReadAtAsync([(topic, now.AddHours(-20)), (topic, now.AddHours(-40)), (topic, now.AddHours(-5))], Token);
        Assert.Equal(["1 1", "0 0", "2 1"], answers.Select(answer => string.Join(' ', Assert.IsType<Fact<IReadOnlyList<long>>.Known>(answer).Value)));
    }

    protected override async Task<(TopicSize Topic, IPartitionOffsets Offsets, IConsumerGroups Groups, IRecordPeek Peek)> OpenAsync(params int[] records)
    {
        _cluster = await kafka.SingleAsync();
        var place = new SourceLocation("environments/live.yaml", 1, 1);
        _client = new KafkaClient(
            Repositories.Environment("live") with
            {
                Cluster = new ClusterConnection { Id = new ExternalText(_cluster.ClusterId, place), BootstrapServers = new ExternalText(_cluster.BootstrapServers, place) },
            },
            _ => null, TimeSpan.FromSeconds(20));
        var topic = new TopicSize(NextName(), records.Length);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _cluster.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic.Name, NumPartitions = topic.Partitions, ReplicationFactor = 1 }]);
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = _cluster.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        for (var partition = 0; partition < records.Length; partition++)
        {
            for (var number = 0; number < records[partition]; number++)
                await producer.ProduceAsync(new TopicPartition(topic.Name, partition), new Message<string, string> { Key = "k", Value = "v" }, Token);
        }

        var offsets = new KafkaPartitionOffsets(_client);
        await Eventually.IsTrueAsync(async () => (await offsets.ReadAsync([topic], Token))[0] is Fact<IReadOnlyList<PartitionEnds>>.Known known && known.Value.Sum(end => end.End) == records.Sum(), Token);
        return (topic, offsets, new KafkaConsumerGroups(_client), new KafkaRecordPeek(_client));
    }

    protected override Task<string> CommitAsync(TopicSize topic, params long[] positions)
    {
        var name = NextName();
        using var consumer = Consumer(name, "range");
        consumer.Commit(positions.Select((position, number) => new TopicPartitionOffset(topic.Name, number, position)));
        return Task.FromResult(name);
    }

    private static string NextName() => $"usage{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";

    // Without an assignor: the consumer protocol of Kafka 4.
    private IConsumer<string, string> Consumer(string group, string? assignor)
    {
        var config = new ConsumerConfig { BootstrapServers = _cluster?.BootstrapServers, GroupId = group, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest };
        if (assignor is null)
            config.GroupProtocol = GroupProtocol.Consumer;
        else
            config.Set("partition.assignment.strategy", assignor);
        return new ConsumerBuilder<string, string>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    private static Task PollAsync(IConsumer<string, string> consumer, Func<bool> isEnough) => Eventually.IsTrueAsync(() =>
    {
        consumer.Consume(TimeSpan.FromMilliseconds(100));
        return Task.FromResult(isEnough());
    }, Token);
}
