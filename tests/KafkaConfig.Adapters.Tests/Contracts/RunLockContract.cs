using System.Globalization;
using KafkaConfig.Adapters.Tests.Locks;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every lock with its journal does, the sandbox and the real one alike.</summary>
public abstract class RunLockContract
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly DateTimeOffset At = new(2026, 11, 25, 20, 47, 57, TimeSpan.Zero);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The lock of the test's own cluster, each call as another process would have it.</summary>
    protected abstract Task<IRunLock> LockAsync(TimeProvider? clock = null);

    protected abstract Task<IJournal> JournalAsync();

    /// <summary>Writes a record as nobody but a stranger would.</summary>
    protected abstract Task WriteRawAsync(string key, string value);

    /// <summary>Another process that takes the lock.</summary>
    internal abstract Task<LockingProcess> SpawnAsync();

    [Fact]
    public async Task A_released_lock_can_be_taken_again()
    {
        for (var number = 1; number <= 3; number++)
        {
            await using var lease = await AcquireAsync(number);
            Assert.False(lease.Lost.IsCancellationRequested);
        }

        Assert.Equal(["r3", "r2", "r1"], (await RunsAsync()).Select(run => run.Run.RunId));
    }

    [Fact]
    public async Task A_second_run_waits_and_has_the_lock_when_the_first_releases_it()
    {
        var first = await AcquireAsync(1);
        var second = AcquireAsync(2);
        await first.AppendAsync(new JournalEntry.RunEnded(At, "complete", 0), Token);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await using var lease = await second;
        Assert.Equal(["r2", "r1"], (await RunsAsync()).Select(run => run.Run.RunId));
    }

    [Fact]
    public async Task A_run_whose_patience_is_over_is_told_who_holds_the_lock_since_when_and_the_holder_goes_on()
    {
        await using var holder = await AcquireAsync(1);
        foreach (var patience in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(1) })
        {
            var held = await Assert.ThrowsAsync<LockHeldException>(async () => await (await LockAsync()).AcquireAsync(Header(2), patience, Token));
            Assert.Contains("is held by alice@build-7 since 2026-11-25 20:48 UTC (run r1).", held.Message, StringComparison.Ordinal);
        }

        Assert.False(holder.Lost.IsCancellationRequested);
        await holder.AppendAsync(new JournalEntry.RunEnded(At, "complete", 3), Token);
        Assert.Equal(3, Assert.Single(await RunsAsync()).End?.Done);
    }

    [Fact]
    public async Task A_killed_run_of_the_past_is_not_blamed_for_what_a_live_one_holds()
    {
        await (await AcquireAsync(1)).DisposeAsync();
        await using var holder = await AcquireAsync(2);
        var held = await Assert.ThrowsAsync<LockHeldException>(async () => await (await LockAsync()).AcquireAsync(Header(3), TimeSpan.Zero, Token));
        Assert.Contains("(run r2)", held.Message, StringComparison.Ordinal);
        Assert.Null((await RunsAsync())[1].End);
    }

    [Fact]
    public async Task Of_many_runs_at_once_never_two_have_the_lock()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(async number =>
        {
            await using var lease = await AcquireAsync(number);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await lease.AppendAsync(new JournalEntry.RunEnded(At, "complete", number), Token);
            Assert.False(lease.Lost.IsCancellationRequested);
            Interlocked.Decrement(ref inside);
        }));
        Assert.Equal(1, most);
        Assert.Equal(4, (await RunsAsync()).Count(run => run.End is not null));
    }

    [Fact]
    public async Task A_killed_holders_lock_is_free_soon()
    {
        using var process = await SpawnAsync();
        await process.HeldAsync(Token);
        await Assert.ThrowsAsync<LockHeldException>(async () => await (await LockAsync()).AcquireAsync(Header(2), TimeSpan.Zero, Token));
        await process.SignalAsync("KILL");
        var started = System.Diagnostics.Stopwatch.StartNew();
        await using var lease = await AcquireAsync(2);
        // 15 seconds, and slack for a machine that does other things.
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(25), $"It took {started.Elapsed}.");
        var runs = await RunsAsync();
        Assert.Equal(["r2", LockingProcess.RunId], runs.Select(run => run.Run.RunId));
        Assert.Null(runs[1].End);
    }

    [Fact]
    public async Task What_is_appended_is_read_back_in_order()
    {
        IReadOnlyList<JournalEntry> entries =
        [
            new JournalEntry.OperationsIntended(At, [new("topic/a", "create", ["partitions 12", "Größe 1 -> 2"], []), new("topic/b", "update", [], ["runbooks/x.yaml: 3 of 4"])]),
            new JournalEntry.OperationsDecided(At, [new("topic/a", "create", "done", null), new("topic/b", "update", "failed", "The brokers refuse it.")]),
            new JournalEntry.RunEnded(At, "partial", 1),
        ];
        var run = Header(1) with { Only = ["topic/a", "topic/b"] };
        await using (var lease = await (await LockAsync()).AcquireAsync(run, Patience, Token))
        {
            foreach (var entry in entries)
                await lease.AppendAsync(entry, Token);
        }

        var record = Assert.Single(await RunsAsync());
        Assert.Equivalent(run, record.Run, strict: true);
        Assert.Equivalent(new JournalEntry[] { new JournalEntry.RunStarted(run) }.Concat(entries), record.Entries, strict: true);
        Assert.Equal([typeof(JournalEntry.RunStarted), .. entries.Select(entry => entry.GetType())], record.Entries.Select(entry => entry.GetType()));
    }

    [Fact]
    public async Task An_entry_that_is_too_big_for_a_record_is_split_and_read_back_whole()
    {
        var operations = Enumerable.Range(0, 2_000).Select(number => new JournaledOperation(
            string.Create(CultureInfo.InvariantCulture, $"topic/t{number}"), "create", [.. Enumerable.Range(0, 10).Select(field => new string((char)('a' + field), 60))], [])).ToList();
        var outcomes = operations.Select(operation => new JournaledOutcome(operation.Address, operation.Action, "failed", new string('x', 600))).ToList();
        await using (var lease = await AcquireAsync(1))
        {
            await lease.AppendAsync(new JournalEntry.OperationsIntended(At, operations), Token);
            await lease.AppendAsync(new JournalEntry.OperationsDecided(At, outcomes), Token);
        }

        var entries = Assert.Single(await RunsAsync()).Entries;
        Assert.True(entries.Count > 5, "Nothing was split.");
        Assert.Equal(operations.Select(operation => operation.Address), entries.OfType<JournalEntry.OperationsIntended>().SelectMany(entry => entry.Operations).Select(operation => operation.Address));
        Assert.Equal(outcomes, entries.OfType<JournalEntry.OperationsDecided>().SelectMany(entry => entry.Outcomes));
    }

    [Fact]
    public async Task An_operation_that_is_too_big_for_a_record_is_recorded_shortened()
    {
        var operation = new JournaledOperation("topic/a", "create", [.. Enumerable.Range(0, 3_000).Select(_ => new string('é', 1_000))], []);
        await using (var lease = await AcquireAsync(1))
            await lease.AppendAsync(new JournalEntry.OperationsIntended(At, [operation]), Token);
        var recorded = Assert.Single(Assert.Single(await RunsAsync()).Entries.OfType<JournalEntry.OperationsIntended>()).Operations[0];
        Assert.Equal("topic/a", recorded.Address);
        Assert.Equal("… and 2950 more", recorded.Fields[^1]);
    }

    [Fact]
    public async Task The_applied_revision_of_an_environment_is_the_last_that_was_recorded()
    {
        Assert.Null(await (await JournalAsync()).ReadAppliedAsync("prod", Token));
        var applied = new AppliedRevision("prod", "4f2c1e9", "6db9b4e3d5e2", At, "r1");
        await using (var lease = await AcquireAsync(1))
        {
            await lease.RecordAppliedAsync(applied, Token);
            await lease.RecordAppliedAsync(applied with { Environment = "prod-eu" }, Token);
        }

        Assert.Equal(applied, await (await JournalAsync()).ReadAppliedAsync("prod", Token));
        await using (var lease = await AcquireAsync(2))
            await lease.RecordAppliedAsync(applied with { Revision = "99", RunId = "r2" }, Token);
        Assert.Equal(applied with { Revision = "99", RunId = "r2" }, await (await JournalAsync()).ReadAppliedAsync("prod", Token));
        Assert.Equal(applied with { Environment = "prod-eu" }, await (await JournalAsync()).ReadAppliedAsync("prod-eu", Token));
        Assert.Null(await (await JournalAsync()).ReadAppliedAsync("staging", Token));
    }

    [Fact]
    public async Task Runs_of_more_than_400_days_ago_go_when_a_run_ends_and_what_is_applied_stays()
    {
        await using (var old = await AcquireAsync(1))
        {
            await old.RecordAppliedAsync(new AppliedRevision("prod", "1", "2", At, "r1"), Token);
            await old.AppendAsync(new JournalEntry.RunEnded(At, "complete", 0), Token);
        }

        await EndAsync(2, 399);
        Assert.Equal(["r2", "r1"], (await RunsAsync()).Select(run => run.Run.RunId));
        await EndAsync(3, 401);
        Assert.Equal(["r3", "r2"], (await RunsAsync()).Select(run => run.Run.RunId));
        Assert.Equal("1", (await (await JournalAsync()).ReadAppliedAsync("prod", Token))?.Revision);
    }

    [Theory]
    [InlineData("run/r1/0001", "{}", "formatVersion")]
    [InlineData("run/r1/0001", "{\"formatVersion\": 1}", "it says nothing")]
    [InlineData("run/r1/0001", "{\"formatVersion\": 2, \"new\": 1}", "it has format version 2, and this version of kafka-config reads 1")]
    [InlineData("run/r1/0001", "{\"formatVersion\": 1, \"runEnded\": {\"at\": \"2026-11-25T20:47:57Z\", \"result\": \"complete\", \"done\": 1, \"extra\": 2}}", "extra")]
    [InlineData("run/r1/0001", "{\"formatVersion\": 1, \"operationsDecided\": {\"at\": \"2026-11-25T20:47:57Z\", \"outcomes\": [null]}}", "empty place")]
    [InlineData("run/r2/0001", "{\"formatVersion\": 1, \"runEnded\": {\"at\": \"2026-11-25T20:47:57Z\", \"result\": \"complete\", \"done\": 1}}", "the run's start is not before it")]
    [InlineData("something", "{\"formatVersion\": 1}", "its key is none of this version")]
    public async Task A_broken_record_gives_a_sentence_and_the_lock_works_all_the_same(string key, string value, string expected)
    {
        await using (var lease = await AcquireAsync(1))
            await lease.RecordAppliedAsync(new AppliedRevision("prod", "1", "2", At, "r1"), Token);
        await WriteRawAsync(key, value);
        var journal = await JournalAsync();
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => journal.ReadRunsAsync(Token));
        Assert.Contains($"its record {key} is broken: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal("1", (await journal.ReadAppliedAsync("prod", Token))?.Revision);
        await using var next = await AcquireAsync(3);
        await next.AppendAsync(new JournalEntry.RunEnded(At, "complete", 0), Token);
    }

    [Fact]
    public async Task A_broken_applied_revision_gives_a_sentence()
    {
        await (await AcquireAsync(1)).DisposeAsync();
        await WriteRawAsync("applied/prod", "{\"formatVersion\": 1, \"applied\": {\"environment\": \"staging\", \"revision\": \"1\", \"planDigest\": \"2\", \"at\": \"2026-11-25T20:47:57Z\", \"runId\": \"r1\"}}");
        var problem = await Assert.ThrowsAsync<UnavailableException>(async () => await (await JournalAsync()).ReadAppliedAsync("prod", Token));
        Assert.Contains("applied/prod is broken: it is none of that environment", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_without_a_journal_has_no_runs() => Assert.Empty(await RunsAsync());

    [Fact]
    public async Task After_its_release_a_run_writes_nothing_more()
    {
        var lease = await AcquireAsync(1);
        await lease.DisposeAsync();
        await lease.DisposeAsync();
        await Assert.ThrowsAsync<UnavailableException>(() => lease.AppendAsync(new JournalEntry.RunEnded(At, "complete", 0), Token));
        Assert.Single(Assert.Single(await RunsAsync()).Entries);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var holder = await AcquireAsync(1);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var second = (await LockAsync()).AcquireAsync(Header(2), Patience, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(holder.Lost.IsCancellationRequested);
    }

    protected async Task<IRunLease> AcquireAsync(int number) => await (await LockAsync()).AcquireAsync(Header(number), Patience, Token);

    protected async Task<IReadOnlyList<RunRecord>> RunsAsync() => await (await JournalAsync()).ReadRunsAsync(Token);

    protected static RunHeader Header(int number, int days = 0) => new()
    {
        RunId = string.Create(CultureInfo.InvariantCulture, $"r{number}"),
        Environment = "prod",
        Who = "alice@build-7",
        StartedAt = At.AddMinutes(number).AddDays(days),
        Revision = "4f2c1e9",
        PlanDigest = "6db9b4e3d5e2",
        ToolVersion = "0.0.0-test",
    };

    private async Task EndAsync(int number, int days)
    {
        await using var lease = await (await LockAsync(new Later(days))).AcquireAsync(Header(number, days), Patience, Token);
        await lease.AppendAsync(new JournalEntry.RunEnded(At.AddDays(days), "complete", 0), Token);
    }

    private sealed class Later(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => At.AddMinutes(1).AddDays(days);
    }
}
