namespace KafkaConfig.Adapters.Sandbox;

/// <summary>From this offset on, in every partition, records are at least as young as this.</summary>
public sealed record SandboxMark(long Offset, DateTimeOffset At);
