using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>Rules whose facts are live, at their boundary on a real broker; and plans that were approved before the cluster changed.</summary>
public sealed class RiskyChangesTests(LiveKafka kafka)
{
    private const string Topic = "owner: a\npartitions: 1\nreplicationFactor: 1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 3, "KC2002")]
    [InlineData(1, 3, "KC2001")]
    public async Task A_retention_cut_counts_what_goes_and_what_is_unread(long position, int exitCode, string code)
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Topic + "config: { retention.ms: unlimited }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        // The command's clock stands at noon of 2026-11-01: two records are older than a week, one is not.
        await ProduceAsync(repository, new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.Zero));
        Commit(repository, "ledger", position);
        repository.Topic("a", Topic + "config: { retention.ms: 7d }\n");
        var plan = Expect(exitCode, await repository.RunAsync("plan --env live", Token));
        Assert.Contains(code, plan.Output, StringComparison.Ordinal);
        Assert.Contains("At most 2 records", plan.Output, StringComparison.Ordinal);
        Assert.Equal(code == "KC2001", plan.Output.Contains($"1 of them are unread by group {repository.Prefix}ledger (partition 0)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_with_unkeyed_records_does_not_become_compacted_whatever_a_runbook_says()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Topic);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        await ProduceAsync(repository, null, null);
        repository.Topic("a", Topic + "config: { cleanup.policy: compact }\n");
        Expect(0, await repository.RunAsync($"runbook new KC2004 topic/{repository.Name("a")} --env live --out runbooks/compact.md", Token));
        repository.Complete("runbooks/compact.md");
        var plan = Expect(3, await repository.RunAsync("plan --env live", Token));
        Assert.Contains("✗ fails  keys-present: 2 of the newest 2 records have no key", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_was_created_again_makes_an_approved_plan_stale()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Topic);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Topic("a", Topic + "config: { segment.ms: 1h }\n");
        Expect(0, await repository.RunAsync("plan --env live --out plan.json", Token));
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = repository.Cluster.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        await admin.DeleteTopicsAsync([repository.Name("a")]);
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await admin.CreateTopicsAsync([new TopicSpecification { Name = repository.Name("a"), NumPartitions = 1, ReplicationFactor = 1 }]);
                return true;
            }
            catch (CreateTopicsException)
            {
                return false;
            }
        }, Token);
        await Eventually.IsTrueAsync(async () => (await repository.RunAsync("plan --env live --detailed-exit-code", Token)).ExitCode == 2, Token);
        Assert.Contains("it was deleted and created again since", Expect(4, await repository.RunAsync("apply --env live --plan plan.json --yes", Token)).Output, StringComparison.Ordinal);
    }

    // A creation, a config, a deletion: the run ends after each in turn.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_that_ended_after_any_write_is_completed_by_the_next(int write)
    {
        using var repository = await RepositoryAsync("prune: owned\n");
        repository.Topic("altered", Topic);
        repository.Topic("gone", Topic);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Topic("new", Topic);
        repository.Topic("altered", Topic + "config: { segment.ms: 1h }\n");
        repository.Remove("gone");
        await Assert.ThrowsAsync<OperationCanceledException>(() => new DisturbedApply(repository, _ => Task.CompletedTask) { EndAfter = write }.RunAsync(Token));
        // A change is visible a moment after it was made.
        await Eventually.IsTrueAsync(async () => (await repository.RunAsync("apply --env live --yes", Token)).ExitCode == 0, Token);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        var topics = await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list");
        Assert.Contains(repository.Name("new"), topics, StringComparison.Ordinal);
        Assert.DoesNotContain(repository.Name("gone"), topics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_goes_once_nobody_uses_it_and_it_was_deprecated_for_two_weeks()
    {
        using var repository = await RepositoryAsync("prune: owned\n");
        repository.Topic("a", Topic + "lifecycle: { deprecated: 2026-10-10 }\n");
        GitFolder.Start(repository.Path);
        GitFolder.Commit(repository.Path, new DateOnly(2026, 10, 18));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Produce("a", 3);
        Commit(repository, "ledger", 2);
        repository.Remove("a");
        GitFolder.Commit(repository.Path, new DateOnly(2026, 10, 30));
        var address = $"topic/{repository.Name("a")}";

        // One record is still to be read.
        var inUse = Expect(3, await repository.RunAsync("plan --env live", Token)).Output;
        Assert.Contains($"group {repository.Prefix}ledger has 1 record still to read", inUse, StringComparison.Ordinal);
        Commit(repository, "ledger", 3);
        var refused = Expect(3, await repository.RunAsync("plan --env live", Token)).Output;
        Assert.DoesNotContain("KC1008", refused, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync($"runbook new KC1009 {address} --env live --out runbooks/delete.md", Token));
        repository.Complete("runbooks/delete.md");
        repository.Write("runbooks/delete.md", repository.Read("runbooks/delete.md").Replace("approver:", "owner: team-orders\napprover:", StringComparison.Ordinal));
        // The command's clock stands at 2026-11-01: fourteen days.
        Assert.Contains("✓ holds  deprecated-14-days: deprecated on 2026-10-18, 14 days ago", Expect(0, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.DoesNotContain(repository.Name("a"), await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_waits_until_the_gates_hold()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Topic);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Produce("a", 3);
        Commit(repository, "ledger", 1);
        repository.Topic("a", Topic.Replace("partitions: 1", "partitions: 2", StringComparison.Ordinal));
        Expect(0, await repository.RunAsync($"runbook new KC1001 topic/{repository.Name("a")} --env live --out runbooks/increase.md", Token));
        repository.Complete("runbooks/increase.md", expires: TimeProvider.System.GetUtcNow().AddDays(7));
        // A process of its own, by the real clock.
        using var tool = new SpawnedTool(repository.Path, ["apply", "--env", "live", "--yes", "--wait", "5m"]);
        await tool.SaidAsync("lag-zero: group ", Token);
        Commit(repository, "ledger", 3);
        var applied = await tool.EndAsync(Token);
        Assert.True(applied.ExitCode == 0, applied.Everything);
        Assert.Contains("Waiting: ", applied.Error, StringComparison.Ordinal);
        Assert.Contains("✓ Applied and verified", applied.Output, StringComparison.Ordinal);
    }

    private async Task<LiveRepository> RepositoryAsync(string extra = "") => new(await kafka.SingleAsync(), extra);

    private static async Task ProduceAsync(LiveRepository repository, params DateTimeOffset?[] times)
    {
        using var producer = new ProducerBuilder<string?, string>(new ProducerConfig { BootstrapServers = repository.Cluster.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        foreach (var time in times)
        {
            await producer.ProduceAsync(repository.Name("a"), new Message<string?, string>
            {
                Key = time is null ? null : "k",
                Value = "v",
                Timestamp = time is { } at ? new Timestamp(at) : Timestamp.Default,
            }, Token);
        }
    }

    private static void Commit(LiveRepository repository, string group, long position)
    {
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = repository.Cluster.BootstrapServers, GroupId = repository.Prefix + group }).SetLogHandler((_, _) => { }).Build();
        consumer.Commit([new TopicPartitionOffset(repository.Name("a"), 0, position)]);
    }
}
