using System.Globalization;
using Confluent.Kafka;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>Writes numbered records for a few keys of each partition, and reads them as groups do.</summary>
internal sealed class KeyedTraffic(string bootstrapServers, string topic) : IDisposable
{
    private const int KeysPerPartition = 4;

    private readonly IProducer<string, string> _producer =
        new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = bootstrapServers, LingerMs = 1, TopicMetadataRefreshIntervalMs = 200 }).SetLogHandler((_, _) => { }).Build();

    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);

    private readonly Dictionary<int, int> _writtenTo = [];

    /// <summary>How many records were written to a partition.</summary>
    public int WrittenTo(int partition) => _writtenTo.GetValueOrDefault(partition);

    /// <summary>How many records were written.</summary>
    public int Written => _written.Values.Sum();

    /// <summary>Finds keys until each partition has its four, by writing the first record of each.</summary>
    public async Task StartAsync(int partitions, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, int>();
        for (var number = 0; found.Count < partitions || found.Values.Any(count => count < KeysPerPartition); number++)
        {
            var key = $"k{number.ToString(CultureInfo.InvariantCulture)}";
            var result = await _producer.ProduceAsync(topic, new Message<string, string> { Key = key, Value = "1" }, cancellationToken);
            _writtenTo[result.Partition.Value] = WrittenTo(result.Partition.Value) + 1;
            found[result.Partition.Value] = found.GetValueOrDefault(result.Partition.Value) + 1;
            _written[key] = 1;
        }
    }

    /// <summary>The next number of every key; returns the partitions that got records.</summary>
    public async Task<IReadOnlySet<int>> WriteAsync(int rounds, CancellationToken cancellationToken)
    {
        var partitions = new HashSet<int>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var key in _written.Keys.ToList())
            {
                var next = ++_written[key];
                var partition = (await _producer.ProduceAsync(topic, new Message<string, string> { Key = key, Value = next.ToString(CultureInfo.InvariantCulture) }, cancellationToken)).Partition.Value;
                _writtenTo[partition] = WrittenTo(partition) + 1;
                partitions.Add(partition);
            }
        }

        return partitions;
    }

    public void Dispose() => _producer.Dispose();
}
