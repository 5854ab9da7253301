using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

public sealed class TopicApplierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SandboxTopicCluster _cluster;
    private readonly FaultyWriter _writer;
    private readonly TopicApplier _applier;
    private readonly SomeControl _control = new();

    public TopicApplierTests()
    {
        var file = new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3);
        _cluster = new SandboxTopicCluster(file);
        _writer = new FaultyWriter(new SandboxTopicClusterWriter(file));
        _applier = new TopicApplier(_cluster, _writer, TimeProvider.System);
    }

    [Fact]
    public async Task One_bad_item_leaves_the_others_good()
    {
        var outcomes = await ApplyAsync(Create("a"), Create("b", replicationFactor: 9), Create("c"));
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Failed, ApplyStatus.Done], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("only 3 broker(s)", outcomes[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_without_an_answer_that_happened_is_not_sent_again()
    {
        _writer.AnswersLost = 1;
        var outcomes = await ApplyAsync(Create("a"), Create("b"));
        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Done, outcome.Status));
        Assert.Equal(1, _writer.Calls);
    }

    [Fact]
    public async Task A_write_without_an_answer_that_did_not_happen_is_sent_again()
    {
        _writer.RequestsLost = 2;
        var outcomes = await ApplyAsync(Create("a"));
        Assert.Equal(ApplyStatus.Done, Assert.Single(outcomes).Status);
        Assert.Equal(3, _writer.Calls);
    }

    [Fact]
    public async Task A_cluster_that_never_answers_is_reported_as_failed_after_a_few_tries()
    {
        _writer.RequestsLost = int.MaxValue;
        Assert.Equal(ApplyStatus.Failed, Assert.Single(await ApplyAsync(Create("a"))).Status);
        Assert.Equal(4, _writer.Calls);
    }

    [Fact]
    public async Task A_write_that_happened_unanswered_and_is_visible_late_is_no_failure()
    {
        _writer.AnswersLost = 1;
        _writer.Hidden = 1;
        var applier = new TopicApplier(_writer.Hiding(_cluster), _writer, TimeProvider.System);
        var outcome = Assert.Single(await applier.ApplyAsync([Create("a")], _control, TestContext.Current.CancellationToken));
        Assert.Equal(ApplyStatus.Done, outcome.Status);
        Assert.Equal(2, _writer.Calls);
    }

    [Fact]
    public async Task Somebody_elses_topic_is_not_taken_for_our_own()
    {
        await ApplyAsync(Create("a", partitions: 1));
        _writer.RequestsLost = 1;
        var ours = new CreateTopic(SomeTopic.Definition("a", 1, 1, configs: ("retention.ms", "1000")));
        Assert.Equal(ApplyStatus.Failed, Assert.Single(await ApplyAsync(ours)).Status);
    }

    [Fact]
    public async Task A_dry_run_without_an_answer_is_no_refusal()
    {
        _writer.DryRunsLost = 1;
        await Assert.ThrowsAsync<UnavailableException>(() => _applier.DryRunAsync([Create("a")], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Throttling_is_tried_again()
    {
        _writer.Throttled = 1;
        Assert.Equal(ApplyStatus.Done, Assert.Single(await ApplyAsync(Create("a"))).Status);
        Assert.Equal(2, _writer.Calls);
    }

    [Fact]
    public async Task What_the_guard_refuses_is_not_sent_and_the_rest_is()
    {
        _control.Refused[ResourceAddress.Topic("b")] = "records came";
        var outcomes = await ApplyAsync(Create("a"), Create("b"));
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Refused], outcomes.Select(outcome => outcome.Status));
        Assert.Equal("records came", outcomes[1].Why);
        Assert.Equal("a", Assert.Single(await _cluster.ListAsync(TestContext.Current.CancellationToken)).Name);
    }

    [Fact]
    public async Task The_guard_is_asked_before_each_request_not_once()
    {
        _writer.RequestsLost = 1;
        _writer.WhenLost = () => _control.Refused[ResourceAddress.Topic("a")] = "records came";
        // The first request got no answer: it is not called refused, since it may still happen.
        Assert.Equal(ApplyStatus.Uncertain, Assert.Single(await ApplyAsync(Create("a"))).Status);
        Assert.Equal(1, _writer.Calls);
        Assert.Empty(await _cluster.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_is_sent_once_the_lock_is_lost()
    {
        _control.Stop = "the lock was lost";
        var outcome = Assert.Single(await ApplyAsync(Create("a")));
        Assert.Equal((ApplyStatus.Skipped, "the lock was lost"), (outcome.Status, outcome.Why));
        Assert.Equal(0, _writer.Calls);
    }

    [Fact]
    public async Task An_interrupt_starts_nothing_new()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var outcomes = await _applier.ApplyAsync([Create("a")], _control, source.Token);
        Assert.Equal(ApplyStatus.Skipped, Assert.Single(outcomes).Status);
        Assert.Equal(0, _writer.Calls);
    }

    [Fact]
    public async Task Batches_stay_within_what_a_broker_takes()
    {
        var changes = Enumerable.Range(0, 1_001).Select(number => (Change)Create($"t{number}", partitions: 30)).ToList();
        Assert.All(await _applier.ApplyAsync(changes, _control, TestContext.Current.CancellationToken), outcome => Assert.Equal(ApplyStatus.Done, outcome.Status));
        Assert.Equal(4, _writer.Calls);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_finds_what_a_broker_refuses()
    {
        var outcomes = await _applier.DryRunAsync([Create("a"), Create("b", replicationFactor: 9)], TestContext.Current.CancellationToken);
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Failed], outcomes.Select(outcome => outcome.Status));
        Assert.Empty(await _cluster.ListAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(params Change[] changes) => _applier.ApplyAsync(changes, _control, TestContext.Current.CancellationToken);

    private static CreateTopic Create(string name, int partitions = 1, int replicationFactor = 1) => new(SomeTopic.Definition(name, partitions, replicationFactor));

    internal sealed class FaultyWriter(ITopicClusterWriter inner) : ITopicClusterWriter
    {
        public int Calls { get; private set; }

        /// <summary>So many calls happen and are not answered.</summary>
        public int AnswersLost { get; set; }

        /// <summary>So many calls never arrive.</summary>
        public int RequestsLost { get; set; }

        public int Throttled { get; set; }

        public int DryRunsLost { get; set; }

        /// <summary>So many listings do not show what was written.</summary>
        public int Hidden { get; set; }

        public Action? WhenLost { get; set; }

        public LateCluster Hiding(ITopicCluster cluster) => new(this, cluster);

        public Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken) =>
            FailAsync([.. topics.Select(topic => topic.Name)], validateOnly, () => inner.CreateAsync(topics, validateOnly, cancellationToken));

        public Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken) =>
            FailAsync([.. alterations.Select(item => item.Name)], validateOnly, () => inner.AlterConfigsAsync(alterations, validateOnly, cancellationToken));

        public Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken) =>
            FailAsync([.. increases.Select(item => item.Name)], validateOnly, () => inner.AddPartitionsAsync(increases, validateOnly, cancellationToken));

        public Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
            FailAsync(names, validateOnly: false, () => inner.DeleteAsync(names, cancellationToken));

        private async Task<IReadOnlyList<WriteResult>> FailAsync(IReadOnlyList<string> names, bool validateOnly, Func<Task<IReadOnlyList<WriteResult>>> call)
        {
            if (validateOnly)
                return DryRunsLost-- > 0 ? Uncertain(names) : await call();
            Calls++;
            if (Throttled-- > 0)
                return [.. names.Select(name => new WriteResult(name, WriteStatus.Transient, "The cluster throttles such changes."))];
            if (RequestsLost-- > 0)
            {
                WhenLost?.Invoke();
                return Uncertain(names);
            }

            var results = await call();
            return AnswersLost-- > 0 ? Uncertain(names) : results;
        }

        private static List<WriteResult> Uncertain(IReadOnlyList<string> names) => [.. names.Select(name => new WriteResult(name, WriteStatus.Uncertain, "No answer."))];
    }

    internal sealed class LateCluster(FaultyWriter writer, ITopicCluster cluster) : ITopicCluster
    {
        public async Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken) => writer.Hidden-- > 0 ? [] : await cluster.ListAsync(cancellationToken);

        public Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => cluster.DescribeAsync(names, cancellationToken);

        public Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => cluster.ReadConfigsAsync(names, cancellationToken);

        public Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken) => cluster.ReadFallbacksAsync(configs, cancellationToken);
    }
}
