namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Configs that this tool treats in a way of their own, by Kafka's names.</summary>
public static class TopicConfigNames
{
    public const string CleanupPolicy = "cleanup.policy";

    public const string RetentionMilliseconds = "retention.ms";

    public const string RetentionBytes = "retention.bytes";

    public const string MinimumInSyncReplicas = "min.insync.replicas";

    public const string MaximumMessageBytes = "max.message.bytes";
}
