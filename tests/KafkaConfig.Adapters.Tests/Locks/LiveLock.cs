using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;

namespace KafkaConfig.Adapters.Tests.Locks;

/// <summary>A lock of its own on a cluster that tests share.</summary>
internal sealed class LiveLock : IDisposable
{
    private static int _last;

    private readonly List<KafkaClient> _clients = [];
    private ILiveCluster? _cluster;

    public LiveLock()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"_lock{Environment.ProcessId}.{Interlocked.Increment(ref _last)}");
        Names = new JournalNames(name, name, name);
    }

    public JournalNames Names { get; }

    private ILiveCluster Cluster => _cluster ?? throw new InvalidOperationException("Not open.");

    public void Open(ILiveCluster cluster) => _cluster = cluster;

    public KafkaRunLock Lock(TimeProvider? clock = null, JournalMode mode = JournalMode.Transactional) => new(Client(), clock ?? FixedClock.Instance, mode, Names);

    public KafkaJournal Journal() => new(Client(), Names);

    /// <summary>A client as another process would have it.</summary>
    public KafkaClient Client(params (string Name, string Value)[] settings)
    {
        var place = new SourceLocation("environments/live.yaml", 1, 1);
        var connection = new ClusterConnection
        {
            Id = new ExternalText(Cluster.ClusterId, place),
            BootstrapServers = new ExternalText(Cluster.BootstrapServers, place),
            Client = [.. settings.Select(setting => KeyValuePair.Create(setting.Name, new ExternalText(setting.Value, place)))],
        };
        var client = new KafkaClient(Repositories.Environment("live") with { Cluster = connection }, name => name == "PASSWORD" ? "alice-secret" : null, TimeSpan.FromSeconds(20));
        _clients.Add(client);
        return client;
    }

    public IProducer<string, string> Producer(string? transactionalId) => new ProducerBuilder<string, string>(
        new ProducerConfig { BootstrapServers = Cluster.BootstrapServers, TransactionalId = transactionalId }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    public LockingProcess Spawn() => LockingProcess.OfKafka(Cluster.ClusterId, Cluster.BootstrapServers, Names.Topic);

    public async Task<IReadOnlyList<MemberDescription>> MembersAsync()
    {
        var groups = await Client().Admin.DescribeConsumerGroupsAsync([Names.Group], new DescribeConsumerGroupsOptions { RequestTimeout = TimeSpan.FromSeconds(20) });
        return groups.ConsumerGroupDescriptions[0].Members;
    }

    /// <summary>Makes the topic before the tool does.</summary>
    public Task CreateAsync(int partitions) => Client().Admin.CreateTopicsAsync([new TopicSpecification { Name = Names.Topic, NumPartitions = partitions, ReplicationFactor = 1 }]);

    /// <summary>Throws a member out of the group, as its operator can.</summary>
    public Task RemoveAsync(string memberId) => LeaveGroupRequest.SendAsync(Cluster.BootstrapServers, Names.Group, memberId);

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
