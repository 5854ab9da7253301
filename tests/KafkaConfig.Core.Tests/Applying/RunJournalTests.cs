using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>A run that does not hold the cluster, or cannot write down what it is about to do, does nothing.</summary>
public sealed class RunJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SomeLease _lease = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_batch_is_intended_before_it_is_sent_and_decided_after()
    {
        var report = await ApplyAsync();
        Assert.True(report.IsComplete);
        Assert.Equal(["OperationsIntended", "OperationsDecided", "OperationsIntended", "OperationsDecided", "RunEnded"], _lease.Entries.Select(entry => entry.GetType().Name));
        var intent = Assert.IsType<JournalEntry.OperationsIntended>(_lease.Entries[0]);
        Assert.Equal("topic/orders.new", Assert.Single(intent.Operations).Address);
        Assert.Equal("none", _lease.Applied?.Revision);
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_writes_nothing_more()
    {
        _lease.LoseAfter = 2;
        var report = await ApplyAsync();
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Skipped], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("the lock was lost", report.Outcomes[1].Why, StringComparison.Ordinal);
        Assert.Equal(2, _lease.Entries.Count);
        Assert.Null(_lease.Applied);
        Assert.NotNull(report.JournalProblem);
        Assert.Empty(State().Topics["orders.altered"].Configs);
    }

    [Fact]
    public async Task A_lock_that_is_lost_while_the_intent_is_written_stops_its_batch()
    {
        _lease.LoseAfter = 1;
        Assert.All((await ApplyAsync()).Outcomes, outcome => Assert.Equal(ApplyStatus.Skipped, outcome.Status));
        Assert.False(State().Topics.ContainsKey("orders.new"));
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_done()
    {
        _lease.Problem = "The journal does not answer.";
        var report = await ApplyAsync();
        Assert.All(report.Outcomes, outcome => Assert.Contains("The journal does not answer", outcome.Why, StringComparison.Ordinal));
        Assert.False(report.WroteAnything);
        Assert.False(State().Topics.ContainsKey("orders.new"));
    }

    [Fact]
    public async Task A_part_is_no_applied_revision()
    {
        Assert.True((await ApplyAsync(only: ["topic/orders.new"])).IsComplete);
        Assert.Null(_lease.Applied);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _lease.Dispose();
    }

    private async Task<ApplyReport> ApplyAsync(IReadOnlyList<string>? only = null)
    {
        SandboxRun.Write(_folder, new SandboxState { Topics = new(StringComparer.Ordinal) { ["orders.altered"] = new SandboxTopic { Assignments = [[1, 2, 3]] } } });
        var run = new SandboxRun(_folder, new InMemoryRepository().With("kafka-config.yaml", "").With("environments/prod.yaml", "cluster: { file: cluster.json }\n")
            .With("topics/orders.new.yaml", "owner: a\npartitions: 1\nreplicationFactor: 3\n").With("topics/orders.altered.yaml", "owner: a\npartitions: 1\nreplicationFactor: 3\nconfig: { retention.ms: 14d }\n"));
        var plan = await run.PlanAsync(Token) with { Only = only ?? [] };
        return await run.ApplyAsync(plan, Token, new RunJournal(_lease, "run-1", plan, FixedClock.Instance));
    }

    private SandboxState State() => new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3).Read();

    private sealed class SomeLease : IRunLease, IDisposable
    {
        private readonly CancellationTokenSource _lost = new();

        public List<JournalEntry> Entries { get; } = [];

        public AppliedRevision? Applied { get; private set; }

        public int LoseAfter { get; set; } = int.MaxValue;

        public string? Problem { get; set; }

        public CancellationToken Lost => _lost.Token;

        public async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            if (Problem is { } problem)
                throw new UnavailableException(problem);
            Entries.Add(entry);
            if (Entries.Count >= LoseAfter)
                await _lost.CancelAsync();
        }

        public Task RecordAppliedAsync(AppliedRevision applied, CancellationToken cancellationToken)
        {
            Applied = applied;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public void Dispose() => _lost.Dispose();
    }
}
