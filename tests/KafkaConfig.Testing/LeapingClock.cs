namespace KafkaConfig.Testing;

/// <summary>A clock for which every pause is over at once, with the time passed; limits of one given length are never reached.</summary>
public sealed class LeapingClock(TimeSpan limit) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = FixedClock.Instance.GetUtcNow();

    /// <summary>What was paused, in order.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == limit || dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        lock (_lock)
        {
            _now += dueTime;
            Pauses.Add(dueTime);
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
