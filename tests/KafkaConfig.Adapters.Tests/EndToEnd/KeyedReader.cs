using System.Globalization;
using Confluent.Kafka;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>A member of a group that notes what it reads, in the order of reading, and commits it.</summary>
internal sealed class KeyedReader : IDisposable
{
    private readonly IConsumer<string, string> _consumer;

    public KeyedReader(string bootstrapServers, string group, string topic, string clientId = "reader")
    {
        _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = group,
            ClientId = clientId,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            SessionTimeoutMs = 6_000,
            TopicMetadataRefreshIntervalMs = 500,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        _consumer.Subscribe(topic);
    }

    public IReadOnlyList<int> Assigned => [.. _consumer.Assignment.Select(partition => partition.Partition.Value).Order()];

    /// <summary>True while it is busy with something else: it stays in its group and reads nothing.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Polls until it was given so many partitions; what comes meanwhile is noted.</summary>
    public void Join(int partitions, List<(string Key, int Number)> read, CancellationToken cancellationToken) => ReadUntil(() => _consumer.Assignment.Count == partitions, read, cancellationToken);

    /// <summary>Reads until so many records are noted, and commits.</summary>
    public void Read(int records, List<(string Key, int Number)> read, CancellationToken cancellationToken) => ReadUntil(() => read.Count >= records, read, cancellationToken);

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private void ReadUntil(Func<bool> isEnough, List<(string Key, int Number)> read, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (!isEnough())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(60), $"Only {read.Count} records came.");
            if (!IsSlow)
                _consumer.Resume(_consumer.Assignment);
            var result = _consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (IsSlow)
                _consumer.Pause(_consumer.Assignment);
            if (result is null)
                continue;
            read.Add((result.Message.Key, int.Parse(result.Message.Value, CultureInfo.InvariantCulture)));
            _consumer.Commit(result);
        }
    }
}
