namespace KafkaConfig.Testing;

/// <summary>A wall clock that stands still, with timers that run: outputs are the same every time, and nothing that waits hangs.</summary>
public sealed class FixedClock : TimeProvider
{
    public static FixedClock Instance { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
}
