using System.Text.Json;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>A run that ends anywhere, and the same command again, lead to where one undisturbed run leads.</summary>
public sealed class CrashTests
{
    private const int Writes = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> Points
    {
        get
        {
            var points = new TheoryData<int, bool>();
            for (var call = 0; call < Writes; call++)
            {
                points.Add(call, false);
                points.Add(call, true);
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_crash_before_or_after_any_write_changes_nothing_in_the_end(int call, bool isAfter)
    {
        using var clean = new TemporaryFolder();
        using var crashed = new TemporaryFolder();
        var undisturbed = await RunAsync(clean, null);
        Assert.Equal(Writes, undisturbed);
        var writer = (Func<ITopicClusterWriter, ITopicClusterWriter>)(inner => new CrashingWriter(inner, call, isAfter));
        await Assert.ThrowsAsync<CrashException>(() => RunAsync(crashed, writer));
        await RunAsync(crashed, null);
        Assert.Equal(Text(clean), Text(crashed));
        Assert.False((await new SandboxRun(crashed, Repository()).PlanAsync(Token)).HasChanges);
    }

    private static async Task<int> RunAsync(TemporaryFolder folder, Func<ITopicClusterWriter, ITopicClusterWriter>? wrap)
    {
        if (!File.Exists(Path.Combine(folder.Path, "cluster.json")))
            SandboxRun.Write(folder, Before());
        var counter = new CrashingWriter.Counter();
        var run = new SandboxRun(folder, Repository(), wrap ?? (inner => new CrashingWriter(inner, int.MaxValue, false, counter)));
        var report = await run.ApplyAsync(await run.PlanAsync(Token), Token);
        Assert.True(report.IsComplete);
        return counter.Writes;
    }

    // One of each verb: a creation, a config, an increase, a deletion.
    private static InMemoryRepository Repository() => new InMemoryRepository()
        .With("kafka-config.yaml", "")
        .With("environments/prod.yaml", "cluster: { file: cluster.json }\nproduction: true\nowns: [orders.]\nprune: owned\n")
        .With("topics/orders.new.yaml", "owner: a\npartitions: 2\nreplicationFactor: 3\nconfig: { retention.ms: 1d }\n")
        .With("topics/orders.altered.yaml", "owner: a\npartitions: 1\nreplicationFactor: 3\nconfig: { retention.ms: 14d }\n")
        .With("topics/orders.grown.yaml", "owner: a\npartitions: 3\nreplicationFactor: 3\nordering: none\n");

    private static SandboxState Before() => new()
    {
        Topics = new(StringComparer.Ordinal) { ["orders.altered"] = Topic(), ["orders.grown"] = Topic(), ["orders.gone"] = Topic() },
    };

    private static SandboxTopic Topic() => new() { Assignments = [[1, 2, 3]] };

    private static string Text(TemporaryFolder folder) => JsonSerializer.Serialize(new SandboxFile(Path.Combine(folder.Path, "cluster.json"), 3).Read());
}
