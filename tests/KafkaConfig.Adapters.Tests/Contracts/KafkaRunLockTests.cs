using Confluent.Kafka;
using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Adapters.Tests.Locks;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class KafkaRunLockTests(LiveKafka kafka) : RunLockContract, IAsyncLifetime
{
    private static readonly JournalEntry.RunEnded End = new(DateTimeOffset.UnixEpoch, "complete", 7);

    private readonly LiveLock _live = new();

    public async ValueTask InitializeAsync() => _live.Open(await kafka.RestlessAsync());

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
        await producer.ProduceAsync(_live.Names.Topic, Message(key, value), Token);
    }

    internal override Task<LockingProcess> SpawnAsync() => Task.FromResult(_live.Spawn());

    [Fact]
    public async Task Ten_runs_that_come_and_give_up_never_take_the_lock_from_its_holder()
    {
        await using var holder = await AcquireAsync(1);
        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(Enumerable.Range(2, 5).Select(number => Assert.ThrowsAsync<LockHeldException>(
                async () => await (await LockAsync()).AcquireAsync(Header(number), TimeSpan.Zero, Token))));
            await holder.AppendAsync(new JournalEntry.OperationsIntended(DateTimeOffset.UnixEpoch, []), Token);
        }

        Assert.False(holder.Lost.IsCancellationRequested);
        Assert.Single(await _live.MembersAsync());
        Assert.Equal(3, Assert.Single(await RunsAsync()).Entries.Count);
    }

    [Fact]
    public async Task A_waiting_run_that_is_killed_takes_nothing_from_the_holder()
    {
        await using var holder = await AcquireAsync(1);
        using var waiting = _live.Spawn();
        await Eventually.IsTrueAsync(async () => (await _live.MembersAsync()).Count == 2, Token);
        await waiting.SignalAsync("KILL");
        // The dead member makes the next one wait for its session's end; the holder holds all the while.
        await Assert.ThrowsAsync<LockHeldException>(async () => await (await LockAsync()).AcquireAsync(Header(2), TimeSpan.Zero, Token));
        Assert.False(holder.Lost.IsCancellationRequested);
        await holder.AppendAsync(End, Token);
    }

    [Fact]
    public async Task A_holder_that_stood_still_has_lost_the_lock_when_it_goes_on_and_commits_nothing()
    {
        using var process = _live.Spawn();
        await process.HeldAsync(Token);
        await process.SignalAsync("STOP");
        await using var next = await AcquireAsync(2);
        await process.SignalAsync("CONT");
        Assert.Contains("has lost its lock", await process.LostAsync(Token), StringComparison.Ordinal);
        Assert.False(next.Lost.IsCancellationRequested);
        await next.AppendAsync(End, Token);
        var runs = await RunsAsync();
        Assert.Equal(["r2", LockingProcess.RunId], runs.Select(run => run.Run.RunId));
        Assert.Null(runs[1].End);
    }

    [Fact]
    public async Task A_holder_that_is_thrown_out_of_the_group_has_lost_the_lock_and_commits_nothing()
    {
        await using var holder = await AcquireAsync(1);
        var member = Assert.Single(await _live.MembersAsync());
        Assert.Contains("/r1/alice@build-7", member.ClientId, StringComparison.Ordinal);
        await _live.RemoveAsync(member.ConsumerId);
        await LostAsync(holder);
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => holder.AppendAsync(End, Token));
        Assert.Contains("has lost its lock on the cluster of environments/live.yaml", problem.Message, StringComparison.Ordinal);
        await using var next = await AcquireAsync(2);
        Assert.Null((await RunsAsync())[1].End);
    }

    [Fact]
    public async Task A_holder_whose_producer_is_shut_out_has_lost_the_lock_and_commits_nothing()
    {
        await using var holder = await AcquireAsync(1);
        using var other = _live.Producer(_live.Names.TransactionalId);
        other.InitTransactions(TimeSpan.FromSeconds(20));
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => holder.AppendAsync(End, Token));
        Assert.Contains("another run has taken over", problem.Message, StringComparison.Ordinal);
        await LostAsync(holder);
        await Assert.ThrowsAsync<UnavailableException>(() => holder.AppendAsync(End, Token));
        await using var next = await AcquireAsync(2);
        Assert.Null((await RunsAsync())[1].End);
    }

    [Fact]
    public async Task What_is_not_committed_is_not_read()
    {
        await using (var lease = await AcquireAsync(1))
            await lease.AppendAsync(End, Token);
        using var other = _live.Producer("another");
        other.InitTransactions(TimeSpan.FromSeconds(20));
        other.BeginTransaction();
        await other.ProduceAsync(_live.Names.Topic, Message("applied/prod", "{}"), Token);
        await other.ProduceAsync(_live.Names.Topic, Message("run/r9/0000", "{}"), Token);
        Assert.Equal(7, Assert.Single(await RunsAsync()).End?.Done);
        other.AbortTransaction(TimeSpan.FromSeconds(20));
        Assert.Equal(7, Assert.Single(await RunsAsync()).End?.Done);
        Assert.Null(await (await JournalAsync()).ReadAppliedAsync("prod", Token));
    }

    [Fact]
    public async Task What_is_just_being_committed_is_waited_for()
    {
        await (await AcquireAsync(1)).DisposeAsync();
        using var other = _live.Producer("another");
        other.InitTransactions(TimeSpan.FromSeconds(20));
        other.BeginTransaction();
        await other.ProduceAsync(_live.Names.Topic, Message("run/r1/0001", "{\"formatVersion\": 1, \"runEnded\": {\"at\": \"2026-11-25T20:47:57Z\", \"result\": \"complete\", \"done\": 7}}"), Token);
        var reading = RunsAsync();
        // A broker that takes its time between "committed" and its markers.
        await Task.Delay(TimeSpan.FromMilliseconds(500), Token);
        other.CommitTransaction(TimeSpan.FromSeconds(20));
        Assert.Equal(7, Assert.Single(await reading).End?.Done);
    }

    [Fact]
    public async Task Each_missing_right_is_named_and_no_secret_is()
    {
        var cluster = await kafka.SecureAsync();
        _live.Open(cluster);
        var lockOfAlice = new KafkaRunLock(Alice(), FixedClock.Instance, names: _live.Names);
        await ExpectRefusalAsync("the identity may not describe it");
        await AllowAsync("--topic", _live.Names.Topic, "--operation", "Describe");
        await ExpectRefusalAsync("the identity may not create it");
        await AllowAsync("--topic", _live.Names.Topic, "--operation", "Create");
        await ExpectRefusalAsync($"the identity may not use the group {_live.Names.Group}");
        await AllowAsync("--group", _live.Names.Group, "--operation", "Read");
        await ExpectRefusalAsync("the identity may not write with its transactional id");
        await AllowAsync("--transactional-id", _live.Names.TransactionalId, "--operation", "Write", "--operation", "Describe");
        await ExpectRefusalAsync($"the identity may not write to the topic {_live.Names.Topic}");
        await Assert.ThrowsAsync<UnavailableException>(() => new KafkaJournal(Alice(), _live.Names).ReadRunsAsync(Token));
        await AllowAsync("--topic", _live.Names.Topic, "--operation", "Read", "--operation", "Write");
        await using (var lease = await lockOfAlice.AcquireAsync(Header(1), Patience, Token))
            await lease.AppendAsync(End, Token);

        // Reading needs no right on the group.
        await cluster.RunScriptAsync("kafka-acls.sh", "--remove", "--force", "--group", _live.Names.Group);
        Assert.Equal(7, Assert.Single(await new KafkaJournal(Alice(), _live.Names).ReadRunsAsync(Token)).End?.Done);

        KafkaClient Alice() => _live.Client(
            ("security.protocol", "SASL_PLAINTEXT"), ("sasl.mechanism", "PLAIN"), ("sasl.username", "alice"), ("sasl.password", "${env:PASSWORD}"));

        Task AllowAsync(params string[] rights) => cluster.RunScriptAsync("kafka-acls.sh", ["--add", "--allow-principal", "User:alice", .. rights]);

        async Task ExpectRefusalAsync(string sentence)
        {
            var problem = await Assert.ThrowsAsync<UnavailableException>(() => lockOfAlice.AcquireAsync(Header(1), Patience, Token));
            Assert.True(problem.Message.Contains(sentence, StringComparison.Ordinal), problem.Message);
            Assert.DoesNotContain("alice-secret", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_transactions_it_locks_and_records_as_well()
    {
        await using (var lease = await _live.Lock(mode: JournalMode.Plain).AcquireAsync(Header(1), Patience, Token))
        {
            await Assert.ThrowsAsync<LockHeldException>(() => _live.Lock(mode: JournalMode.Plain).AcquireAsync(Header(2), TimeSpan.Zero, Token));
            await lease.RecordAppliedAsync(new AppliedRevision("prod", "1", "2", DateTimeOffset.UnixEpoch, "r1"), Token);
            await lease.AppendAsync(End, Token);
        }

        Assert.Equal(7, Assert.Single(await RunsAsync()).End?.Done);
        Assert.Equal("1", (await (await JournalAsync()).ReadAppliedAsync("prod", Token))?.Revision);
        await using var holder = await _live.Lock(mode: JournalMode.Plain).AcquireAsync(Header(3), Patience, Token);
        await _live.RemoveAsync(Assert.Single(await _live.MembersAsync()).ConsumerId);
        await LostAsync(holder);
        await Assert.ThrowsAsync<UnavailableException>(() => holder.AppendAsync(End, Token));
    }

    [Fact]
    public async Task A_holder_that_has_not_written_anything_yet_is_named_all_the_same()
    {
        await (await AcquireAsync(1)).DisposeAsync();
        var client = _live.Client();
        await using var member = new LockMember(client.Settings, _live.Names, Header(2) with { Who = "Zoë/büro\n7" });
        await member.Assigned.WaitAsync(Patience, Token);
        var held = await Assert.ThrowsAsync<LockHeldException>(async () => await (await LockAsync()).AcquireAsync(Header(3), TimeSpan.Zero, Token));
        Assert.Contains("is held by Zo__b_ro_7 (run r2).", held.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_with_several_partitions_is_refused()
    {
        await _live.CreateAsync(partitions: 2);
        var problem = await Assert.ThrowsAsync<UsageException>(() => AcquireAsync(1));
        Assert.Contains($"has a topic {_live.Names.Topic} with 2 partitions", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UsageException>(RunsAsync);
    }

    [Fact]
    public async Task The_topic_is_compacted_and_has_a_replica_on_each_of_three_brokers()
    {
        _live.Open(await kafka.ThreeBrokersAsync());
        await using (var lease = await AcquireAsync(1))
            await lease.AppendAsync(End, Token);
        Assert.Equal(7, Assert.Single(await RunsAsync()).End?.Done);
        var description = await (await kafka.ThreeBrokersAsync()).RunScriptAsync("kafka-topics.sh", "--describe", "--topic", _live.Names.Topic);
        Assert.Contains("PartitionCount: 1", description, StringComparison.Ordinal);
        Assert.Contains("ReplicationFactor: 3", description, StringComparison.Ordinal);
        Assert.Contains("cleanup.policy=compact", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_timeout_above_that_of_transactions_is_no_obstacle()
    {
        var client = _live.Client(("socket.timeout.ms", "120000"));
        await using var lease = await new KafkaRunLock(client, TimeProvider.System, names: _live.Names).AcquireAsync(Header(1), Patience, Token);
        await lease.AppendAsync(End, Token);
    }

    private static Task LostAsync(IRunLease lease) => Eventually.IsTrueAsync(() => Task.FromResult(lease.Lost.IsCancellationRequested), Token);

    private static Message<string, string> Message(string key, string value) => new() { Key = key, Value = value };
}
