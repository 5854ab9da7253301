using System.Text.Json;
using KafkaConfig.Adapters.Tests.Live;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>Lock and journal as users meet them, on a real cluster.</summary>
public sealed class JournalEndToEndTests(LiveKafka kafka)
{
    private const string Topic = "owner: a\npartitions: 1\nreplicationFactor: 1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_is_in_the_journal_and_the_journal_is_no_topic_of_anybody()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("a", Topic);
        repository.Topic("b", Topic);
        var applied = await repository.RunAsync("apply --env live --yes", Token);
        Assert.True(applied.ExitCode == 0, applied.Everything);
        var history = await repository.RunAsync("history --env live --output json", Token);
        Assert.True(history.ExitCode == 0, history.Everything);
        using var json = JsonDocument.Parse(history.Output);
        var run = json.RootElement.GetProperty("runs").EnumerateArray().First(run => run.GetProperty("operations").EnumerateArray().Any(operation => operation.GetProperty("address").GetString() == $"topic/{repository.Name("a")}"));
        Assert.Equal("complete", run.GetProperty("result").GetString());
        Assert.Equal(2, run.GetProperty("done").GetInt32());
        Assert.All(run.GetProperty("operations").EnumerateArray(), operation => Assert.Equal("done", operation.GetProperty("status").GetString()));
        Assert.DoesNotContain("_kafka-config", (await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        var topic = await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", "_kafka-config");
        Assert.Contains("PartitionCount: 1\t", topic, StringComparison.Ordinal);
        Assert.Contains("cleanup.policy=compact", topic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_applies_at_once_run_one_after_the_other()
    {
        using var first = await RepositoryAsync();
        using var second = await RepositoryAsync();
        first.Topic("a", Topic);
        second.Topic("a", Topic);
        var results = await Task.WhenAll(first.RunAsync("apply --env live --yes", Token), second.RunAsync("apply --env live --yes", Token));
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Everything));
    }

    [Fact]
    public async Task A_share_group_is_unknown_and_never_nobody()
    {
        using var repository = await RepositoryAsync("journal: none\n");
        repository.Topic("a", Topic);
        Assert.Equal(0, (await repository.RunAsync("apply --env live --yes", Token)).ExitCode);
        repository.Produce("a", 3);
        await repository.Cluster.RunScriptAsync("kafka-run-class.sh org.apache.kafka.tools.consumer.ConsoleShareConsumer", "--topic", repository.Name("a"), "--group", $"{repository.Prefix}shares", "--timeout-ms", "3000");
        repository.Topic("a", Topic.Replace("partitions: 1", "partitions: 2", StringComparison.Ordinal));
        var plan = await repository.RunAsync("plan --env live --timeout 3", Token);
        Assert.True(plan.ExitCode == 5, plan.Everything);
        Assert.Contains($"group {repository.Prefix}shares cannot be looked into", plan.Output, StringComparison.Ordinal);
    }

    private async Task<LiveRepository> RepositoryAsync(string extra = "journal: transactional\n") => new(await kafka.RestlessAsync(), extra);
}
