namespace KafkaConfig.Core.Usage;

/// <summary>How many of a topic's newest records were looked at, and how many of these have no key.</summary>
public sealed record KeySample(int Records, int WithoutKey);
