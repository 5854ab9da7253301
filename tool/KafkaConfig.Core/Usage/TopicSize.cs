namespace KafkaConfig.Core.Usage;

/// <summary>A topic with the number of its partitions.</summary>
public sealed record TopicSize(string Name, int Partitions);
