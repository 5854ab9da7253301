using Confluent.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Adapters.Tests.Locks;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class KafkaRunLockTests(LiveKafka kafka) : RunLockContract, IAsyncLifetime
{
    private readonly LiveLock _live = new();

    public async ValueTask InitializeAsync() => _live.Open(await kafka.SingleAsync());

    public ValueTask DisposeAsync()
    {
        _live.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<IRunLock> LockAsync(TimeProvider? clock = null) => Task.FromResult<IRunLock>(_live.Lock(clock));

    protected override Task<IJournal> JournalAsync() => Task.FromResult<IJournal>(_live.Journal());

    protected override async Task WriteRawAsync(string key, string value)
    {
        using var producer = _live.Producer(null);
        await producer.ProduceAsync(_live.Names.Topic, new Message<string, string> { Key = key, Value = value }, Token);
    }

    internal override Task<LockingProcess> SpawnAsync() => Task.FromResult(_live.Spawn());
}
