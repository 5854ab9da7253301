using System.Globalization;

namespace KafkaConfig.Benchmarks;

/// <summary>Topics as a team would write them.</summary>
internal static class Files
{
    public const string Settings = """
        defaults: { topic: { replicationFactor: 1, config: { min.insync.replicas: 1 } } }
        profiles: { event: { partitions: 1, config: { cleanup.policy: delete, retention.ms: 7d } } }

        """;

    public static string Name(string prefix, int number) => prefix + number.ToString("00000", CultureInfo.InvariantCulture);

    public static string Topic(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        owner: team-orders
        description: Topic number {{number}}, with a sentence about it.
        profile: event
        config:
          retention.ms: 14d
          max.message.bytes: 2MiB
        environments:
          staging: { partitions: 6 }

        """);
}
