using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Cli;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

public sealed class ThreeBrokersTests(LiveKafka kafka)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_dies_during_an_apply_loses_nothing_and_a_second_run_completes_it()
    {
        using var repository = new LiveRepository(await kafka.ThreeBrokersAsync());
        for (var number = 0; number < 200; number++)
            repository.Topic($"t{number.ToString("000", System.Globalization.CultureInfo.InvariantCulture)}", "owner: a\npartitions: 2\nreplicationFactor: 2\nconfig: { retention.ms: 1d }\n");

        // The broker dies while the write is on its way; whichever the client had asked, it has to find another.
        Task? death = null;
        var report = await new DisturbedApply(repository, _ =>
        {
            death = repository.Cluster.KillAsync(2);
            return Task.CompletedTask;
        }).RunAsync(Token);
        await (death ?? throw new InvalidOperationException("Nothing was written."));
        Assert.True(ExitCodes.Of(report) is ExitCode.Done or ExitCode.PartlyApplied, string.Join('\n', report.Outcomes.Select(outcome => outcome.ToString())));

        await repository.Cluster.ResumeAsync(2);
        var again = await repository.RunAsync("apply --env live --yes", Token);
        Assert.True(again.ExitCode == 0, again.Everything);
        // A broker that has just come back may not know the newest topics yet: what could not be read is said to be that, and never to be missing.
        await Testing.Eventually.IsTrueAsync(async () =>
        {
            var plan = await repository.RunAsync("plan --env live --detailed-exit-code", Token);
            Assert.True(plan.ExitCode is 0 or 5, plan.Everything);
            return plan.ExitCode == 0;
        }, Token);
        var names = (await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list")).Split('\n').Where(name => name.StartsWith(repository.Prefix, StringComparison.Ordinal));
        Assert.Equal(200, names.Count());
    }

    [Fact]
    public async Task The_reassignment_of_a_refusal_is_what_Kafkas_own_tool_takes()
    {
        using var repository = new LiveRepository(await kafka.ThreeBrokersAsync());
        repository.Topic("placed", "owner: a\npartitions: 3\nreplicationFactor: 1\n");
        Assert.Equal(0, (await repository.RunAsync("apply --env live --yes", Token)).ExitCode);
        repository.Topic("placed", "owner: a\npartitions: 3\nreplicationFactor: 3\n");
        // Another test may have ended a broker: it answers before the others list it again, and two brokers cannot hold three replicas.
        string? reassignment = null;
        await Testing.Eventually.IsTrueAsync(async () => (reassignment = await ReassignmentAsync(repository)) is not null, Token);
        repository.Write("reassignment.json", reassignment ?? "");
        await repository.Cluster.RunScriptAsync("kafka-reassign-partitions.sh", "--reassignment-json-file", Path.Combine(repository.Path, "reassignment.json"), "--execute");
        await Testing.Eventually.IsTrueAsync(async () => (await repository.RunAsync("plan --env live --detailed-exit-code", Token)).ExitCode == 0, Token);
    }

    private static async Task<string?> ReassignmentAsync(LiveRepository repository)
    {
        var plan = await repository.RunAsync("plan --env live --output json", Token);
        Assert.Equal(3, plan.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(plan.Output);
        return json.RootElement.GetProperty("environments")[0].GetProperty("findings").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "KC1006").GetProperty("attachment").GetString();
    }
}
