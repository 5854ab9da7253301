namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>A retention on the way down, in milliseconds, with the first offset by partition that it would keep.</summary>
public sealed record RetentionStep(long Milliseconds, IReadOnlyList<long> Keeps);
