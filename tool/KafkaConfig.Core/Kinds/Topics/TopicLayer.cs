using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Topic settings of one layer, as far as it says anything: defaults, a profile, overrides, a file, a file's environment.</summary>
public sealed record TopicLayer
{
    public Sourced<int>? Partitions { get; init; }

    public Sourced<int>? ReplicationFactor { get; init; }

    public Sourced<Ordering>? Ordering { get; init; }

    public IReadOnlyList<TopicConfigSetting> Configs { get; init; } = [];
}
