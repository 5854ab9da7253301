using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

public sealed class TopicsEndToEndTests(LiveKafka kafka)
{
    private const string Base = "owner: team-orders\npartitions: 6\nreplicationFactor: 1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_applied_is_exactly_what_Kafkas_own_tools_show_and_then_there_is_no_change()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base + "config: { retention.ms: 14d, cleanup.policy: [compact, delete], min.cleanable.dirty.ratio: 0.20, max.message.bytes: 2MiB }\n");
        repository.Topic("ledger", "owner: a\npartitions: 1\nreplicationFactor: 1\nconfig: { retention.ms: unlimited }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));

        var topics = await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", repository.Name("placed"));
        Assert.Contains("PartitionCount: 6\tReplicationFactor: 1", topics, StringComparison.Ordinal);
        var configs = await repository.Cluster.RunScriptAsync("kafka-configs.sh", "--describe", "--entity-type", "topics", "--entity-name", repository.Name("placed"));
        Assert.Equal(
            ["cleanup.policy=compact,delete", "max.message.bytes=2097152", "min.cleanable.dirty.ratio=0.2", "retention.ms=1209600000"],
            configs.Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(line => line.Length > 0).Order(StringComparer.Ordinal));
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task One_changed_retention_is_one_change_with_both_values_and_its_line()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base + "config: { retention.ms: 7d }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Topic("placed", Base + "config: { retention.ms: 14d }\n");
        var plan = Expect(2, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Contains("0 to create, 1 to update, 0 to delete, 0 unchanged", plan.Output, StringComparison.Ordinal);
        Assert.Contains($"retention.ms  604800000 (7d) [topic] -> 1209600000 (14d)  file topics/{repository.Name("placed")}.yaml:4", plan.Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task A_reset_shows_what_the_cluster_falls_back_to()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base + "config: { retention.ms: 14d }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Topic("placed", Base + "config: { retention.ms: default }\n");
        Assert.Contains("1209600000 (14d) [topic] -> default, 604800000 (7d) [default]", Expect(0, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Theory]
    [InlineData(12, "KC1001")]
    [InlineData(3, "KC1005")]
    public async Task Another_partition_count_on_a_topic_with_records_is_refused_and_nothing_moves(int partitions, string code)
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Produce("placed", 10);
        var before = await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", repository.Name("placed"));
        repository.Topic("placed", Base.Replace("6", partitions.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "config: { retention.ms: 1d }\n");
        repository.Topic("other", Base);
        Assert.Contains(code, Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Assert.Contains(code, Expect(3, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Assert.Equal(before, await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", repository.Name("placed")));
        Assert.DoesNotContain(repository.Name("other"), await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_are_added_to_a_topic_that_never_held_a_record()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Topic("placed", Base.Replace("6", "9", StringComparison.Ordinal));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("PartitionCount: 9", await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", repository.Name("placed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undeclared_topic_is_deleted_where_it_is_owned_and_empty_and_kept_where_it_holds_records()
    {
        using var repository = await RepositoryAsync("prune: owned\n");
        repository.Topic("empty", Base);
        repository.Topic("full", Base);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Produce("full", 3);
        repository.Remove("empty");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Remove("full");
        Assert.Contains("It holds up to 3 records", Expect(3, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        var topics = await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list");
        Assert.Contains(repository.Name("full"), topics, StringComparison.Ordinal);
        Assert.DoesNotContain(repository.Name("empty"), topics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_somebody_else_creates_between_plan_and_apply_is_reported_and_the_rest_is_done()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Base);
        repository.Topic("b", Base);
        var somebodyElse = new NewTopic(repository.Name("a"), 1, 1, []);
        var report = await new DisturbedApply(repository, async writer => Assert.Equal(WriteStatus.Done, (await writer.CreateAsync([somebodyElse], false, Token))[0].Status)).RunAsync(Token);
        Assert.Equal(["Failed", "Done"], report.Outcomes.Select(outcome => outcome.Status.ToString()));
        Assert.Contains("Somebody else created it meanwhile", report.Outcomes[0].Why, StringComparison.Ordinal);
        Assert.Equal(Cli.ExitCode.PartlyApplied, Cli.ExitCodes.Of(report));
    }

    [Fact]
    public async Task What_is_imported_has_no_change()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base + "config: { retention.ms: 14d, cleanup.policy: [compact, delete], segment.bytes: 10MiB }\n");
        repository.Topic("state", "owner: a\npartitions: 3\nreplicationFactor: 1\nconfig: { cleanup.policy: compact, compression.type: zstd, leader.replication.throttled.replicas: '0:1,1:1' }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Remove("placed");
        repository.Remove("state");
        repository.Write("kafka-config.yaml", "profiles: { compacted: { partitions: 3, config: { cleanup.policy: compact } } }\n");
        Assert.Contains("2 imported", Expect(0, await repository.RunAsync($"import --env live --only topic/{repository.Prefix}* --owner team-orders", Token)).Output, StringComparison.Ordinal);
        Assert.Contains("profile: compacted", repository.Read($"topics/{repository.Prefix.TrimEnd('.')}/{repository.Name("state")}.yaml"), StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task A_snapshot_plans_what_the_cluster_plans()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("placed", Base + "config: { retention.ms: 7d }\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Produce("placed", 3);
        repository.Topic("placed", Base.Replace("6", "12", StringComparison.Ordinal) + "config: { retention.ms: 14d, segment.ms: 1h }\n");
        Expect(0, await repository.RunAsync("snapshot --env live --out saved.json", Token));
        var live = Expect(3, await repository.RunAsync("plan --env live", Token)).Output.Split('\n');
        var saved = Expect(3, await repository.RunAsync("plan --env live --against saved.json", Token)).Output.Split('\n');
        // Groups of other tests come and go.
        Assert.Equal(live.Where((_, line) => line != 1).Select(WithoutCount), saved.Where((_, line) => line != 1).Select(WithoutCount));
        static string WithoutCount(string line) => System.Text.RegularExpressions.Regex.Replace(line, "None of [0-9]+ consumer groups", "No group");
    }

    private async Task<LiveRepository> RepositoryAsync(string extra = "") => new(await kafka.SingleAsync(), extra);
}
