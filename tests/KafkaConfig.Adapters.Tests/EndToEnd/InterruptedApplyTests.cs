using Confluent.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

public sealed class InterruptedApplyTests(LiveKafka kafka)
{
    // Three batches: when the first is announced, it is on its way, and the others are still to come.
    private const int Topics = 1_500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_signal_finishes_what_is_in_hand_says_what_was_not_done_and_a_second_run_completes_it()
    {
        using var repository = await RepositoryAsync();
        using var tool = new SpawnedTool(repository.Path, ["apply", "--env", "live", "--yes"]);
        await tool.SaidAsync("Writing: ", Token);
        // Whatever starts in the background of a shell inherits an interrupt that is ignored.
        await tool.SignalAsync("TERM");
        var result = await tool.EndAsync(Token);
        // On a busy machine the signal can come when the last batch is on its way already: then everything is done (0).
        Assert.True(result.ExitCode is 0 or 6, Tail(result));
        if (result.ExitCode == 6)
        {
            Assert.Contains("Interrupted: the operation in hand is finished", result.Error, StringComparison.Ordinal);
            Assert.Contains("✗ Partly applied: ", result.Output, StringComparison.Ordinal);
            Assert.Contains("skipped  create topic/", result.Output, StringComparison.Ordinal);
        }

        await ExpectCompletionAsync(repository);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_completed_by_the_next()
    {
        using var repository = await RepositoryAsync();
        using var tool = new SpawnedTool(repository.Path, ["apply", "--env", "live", "--yes"]);
        await tool.SaidAsync("Writing: ", Token);
        await tool.SignalAsync("KILL");
        await tool.EndAsync(Token);
        await ExpectCompletionAsync(repository);
    }

    private async Task<LiveRepository> RepositoryAsync()
    {
        var repository = new LiveRepository(await kafka.SingleAsync());
        for (var number = 0; number < Topics; number++)
            repository.Topic($"t{number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)}", "owner: a\npartitions: 1\nreplicationFactor: 1\nconfig: { retention.ms: 1d }\n");
        return repository;
    }

    // The same end as a run that nobody disturbed; what was created is removed again, for the tests that share the broker.
    private static async Task ExpectCompletionAsync(LiveRepository repository)
    {
        using var admin = Admin(repository);
        // The broker may still be at what a killed run had sent: then topics appear while the next run reads (5), asks for its dry run (1) or writes (6). It says so, and the one
        // after it completes.
        await Eventually.IsTrueAsync(async () =>
        {
            var next = await repository.RunAsync("apply --env live --yes", Token);
            Assert.DoesNotContain("   at ", next.Everything, StringComparison.Ordinal);
            return next.ExitCode == 0;
        }, Token);
        var plan = await repository.RunAsync("plan --env live --detailed-exit-code", Token);
        Assert.True(plan.ExitCode == 0, Tail(plan));
        Assert.Equal(Topics, Names(repository, admin).Count);
        foreach (var batch in Names(repository, admin).Chunk(500))
            await admin.DeleteTopicsAsync(batch);
    }

    private static string Tail(CommandResult result) => result.Everything[Math.Max(0, result.Everything.Length - 2_000)..];

    private static IAdminClient Admin(LiveRepository repository) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = repository.Cluster.BootstrapServers }).SetLogHandler((_, _) => { }).Build();

    private static List<string> Names(LiveRepository repository, IAdminClient admin) =>
        [.. admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics.Select(topic => topic.Topic).Where(name => name.StartsWith(repository.Prefix, StringComparison.Ordinal))];
}
