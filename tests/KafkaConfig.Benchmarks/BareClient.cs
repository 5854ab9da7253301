using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaConfig.Benchmarks;

/// <summary>What anyone would write with Confluent.Kafka alone: the same reads and writes, in the same batches, and nothing else.</summary>
internal static class BareClient
{
    private const int BatchSize = 500;
    private const int Parallelism = 3;

    /// <summary>Metadata of all topics, then the configs of those under the prefix.</summary>
    public static async Task<int> PlanAsync(string servers, string prefix, Action<string>? statistics)
    {
        using var admin = Open(servers, statistics);
        await admin.DescribeClusterAsync(new DescribeClusterOptions());
        var topics = admin.GetMetadata(TimeSpan.FromSeconds(30)).Topics.Where(topic => topic.Topic.StartsWith(prefix, StringComparison.Ordinal)).Select(topic => topic.Topic).ToList();
        var overrides = 0;
        await Parallel.ForEachAsync(topics.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (batch, _) =>
        {
            foreach (var result in await admin.DescribeConfigsAsync(batch.Select(name => new ConfigResource { Type = ResourceType.Topic, Name = name })))
                Interlocked.Add(ref overrides, result.Entries.Values.Count(entry => entry.Source == ConfigSource.DynamicTopicConfig));
        });
        Linger(statistics);
        return overrides > 0 ? 0 : 1;
    }

    /// <summary>Creates topics, and waits until metadata and configs know all of them.</summary>
    public static async Task<int> ApplyAsync(string servers, string prefix, int count, Action<string>? statistics)
    {
        using var admin = Open(servers, statistics);
        var names = Enumerable.Range(0, count).Select(number => Files.Name(prefix, number)).ToList();
        await admin.DescribeClusterAsync(new DescribeClusterOptions());
        admin.GetMetadata(TimeSpan.FromSeconds(30));
        foreach (var batch in names.Chunk(BatchSize))
        {
            await admin.CreateTopicsAsync(batch.Select(name => new TopicSpecification
            {
                Name = name,
                NumPartitions = 1,
                ReplicationFactor = 1,
                Configs = new() { ["cleanup.policy"] = "delete", ["retention.ms"] = "1209600000", ["max.message.bytes"] = "2097152", ["min.insync.replicas"] = "1" },
            }));
        }

        while (!await AreVisibleAsync(admin, names))
            await Task.Delay(20);
        Linger(statistics);
        return 0;
    }

    private static async Task<bool> AreVisibleAsync(IAdminClient admin, List<string> names)
    {
        if (admin.GetMetadata(TimeSpan.FromSeconds(30)).Topics.Select(topic => topic.Topic).Intersect(names).Count() < names.Count)
            return false;
        try
        {
            await Parallel.ForEachAsync(names.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (batch, _) =>
                await admin.DescribeConfigsAsync(batch.Select(name => new ConfigResource { Type = ResourceType.Topic, Name = name })));
            return true;
        }
        catch (DescribeConfigsException)
        {
            return false;
        }
    }

    private static IAdminClient Open(string servers, Action<string>? statistics)
    {
        var config = new AdminClientConfig { BootstrapServers = servers, AllowAutoCreateTopics = false };
        if (statistics is not null)
            config.StatisticsIntervalMs = 100;
        var builder = new AdminClientBuilder(config).SetLogHandler((_, _) => { });
        if (statistics is not null)
            builder.SetStatisticsHandler((_, json) => statistics(json));
        return builder.Build();
    }

    private static void Linger(Action<string>? statistics)
    {
        if (statistics is not null)
            Thread.Sleep(300);
    }
}
