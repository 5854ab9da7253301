namespace KafkaConfig.Core.Usage;

/// <summary>One partition of a topic, numbered from 0.</summary>
public readonly record struct PartitionAddress(string Topic, int Number);
