namespace KafkaConfig.Testing;

/// <summary>A wall clock that stands still, with timers that run: outputs are the same every time, and nothing that waits hangs.</summary>
public sealed class FixedClock(TimeZoneInfo zone) : TimeProvider
{
    public static FixedClock Instance { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The same moment, where people say that it is tomorrow.</summary>
    public static FixedClock ElsewhereOnEarth { get; } = new(TimeZoneInfo.CreateCustomTimeZone("Elsewhere", TimeSpan.FromHours(13), "Elsewhere", "Elsewhere"));

    public override TimeZoneInfo LocalTimeZone => zone;

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
}
