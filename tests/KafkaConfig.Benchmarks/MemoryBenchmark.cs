using System.Diagnostics;
using KafkaConfig.Cli;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;

namespace KafkaConfig.Benchmarks;

/// <summary>What the tool's own work costs, without any disk or cluster: files in memory, a cluster in memory, medians of five.</summary>
internal static class MemoryBenchmark
{
    public static void Run(TextWriter output)
    {
        Report.Header(output, "topics, in memory", "load and resolve", "offline rules", "diff", "plan of no change");
        foreach (var count in new[] { 1_000, 10_000, 50_000 })
        {
            var repository = new InMemoryRepository().With("kafka-config.yaml", Files.Settings).With("environments/prod.yaml", "cluster: { file: a.json }\n").With("environments/staging.yaml", "cluster: { file: b.json }\n");
            for (var number = 0; number < count; number++)
                repository.With($"topics/{Files.Name("orders.t", number)}.yaml", Files.Topic(number));
            var content = Composition.Loader.Load(repository);
            var environment = content.Environments[0];
            var planner = new Planner(Composition.Judge);
            var topics = content.Definitions[environment.Name].Cast<TopicDefinition>().ToList();
            var live = topics.Select(topic => SomeTopic.Live(topic.Name, topic.Partitions.Value, topic.ReplicationFactor.Value, [.. topic.Configs.Select(config => (config.Name, config.Value))])).ToList();
            var cluster = new InMemoryCluster(live);
            var planned = planner.PlanAsync(content, environment, cluster.Live, Origin, new PlanRequest(AddressFilter.Everything), CancellationToken.None).Result;
            Require(!planned.HasChanges && planned.Unchanged == count);
            Report.Row(
                output, count,
                Time(() => Composition.Loader.Load(repository)),
                Time(() => planner.CheckOffline(content, environment)),
                Time(() => Require(topics.Zip(live).All(pair => !TopicDiffer.Diff(pair.First, pair.Second, [1]).Any()))),
                Time(() => planner.PlanAsync(content, environment, cluster.Live, Origin, new PlanRequest(AddressFilter.Everything), CancellationToken.None).Wait()));
        }
    }

    private static Origin Origin { get; } = new("none", "0", FixedClock.Instance.GetUtcNow());

    private static void Require(bool isUnchanged)
    {
        if (!isUnchanged)
            throw new InvalidOperationException("What should have no change has one.");
    }

    private static string Time(Action work) => Report.Milliseconds(Report.Median(Enumerable.Range(0, 5).Select(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    })));
}
