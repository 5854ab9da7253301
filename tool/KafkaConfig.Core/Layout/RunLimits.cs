namespace KafkaConfig.Core.Layout;

/// <summary>How much one run may change (KC9006). Null: unlimited.</summary>
public sealed record RunLimits(int Deletes, int? ChangedTopics, int? NewPartitions)
{
    public static RunLimits Default { get; } = new(5, null, null);
}
