using System.Globalization;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>A change after which records become deletable that are not now.</summary>
/// <param name="Before">The retention in force, in milliseconds; -1: unlimited, or nothing is deleted by time now.</param>
/// <param name="After">The retention to come, in milliseconds; -1: unlimited.</param>
/// <param name="BySize">True where the bytes a partition may hold go down. Clients cannot see how large records are: then any record may go.</param>
public sealed record RetentionCut(long Before, long After, bool BySize)
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const int MostSteps = 4;

    // What people write.
    private static readonly long[] Ladder =
    [
        365 * Day, 180 * Day, 90 * Day, 60 * Day, 30 * Day, 14 * Day, 7 * Day, 3 * Day, Day, 12 * Hour, 6 * Hour, 3 * Hour, Hour, 30 * Minute, 10 * Minute, Minute,
    ];

    /// <summary>Null where nothing becomes deletable: no retention goes down, or records are compacted and never deleted.</summary>
    public static RetentionCut? Of(AlterTopicConfigs change)
    {
        if (!Deletes(change.ValueAfter(TopicConfigNames.CleanupPolicy)))
            return null;
        var deletesNow = Deletes(change.ValueBefore(TopicConfigNames.CleanupPolicy));
        var before = deletesNow ? Number(change.ValueBefore(TopicConfigNames.RetentionMilliseconds)) : -1;
        // What it falls back to may be unknown: then the worst is assumed.
        var after = change.ValueAfter(TopicConfigNames.RetentionMilliseconds) is { } value ? Number(value) : 0;
        var bytesBefore = deletesNow ? Number(change.ValueBefore(TopicConfigNames.RetentionBytes)) : -1;
        var bytesAfter = change.ValueAfter(TopicConfigNames.RetentionBytes) is { } bytes ? Number(bytes) : 0;
        var byTime = IsLess(after, before);
        var bySize = IsLess(bytesAfter, bytesBefore);
        return byTime || bySize ? new RetentionCut(before, byTime ? after : before, bySize) : null;
    }

    /// <summary>The values to step down by, the wanted one last.</summary>
    public IReadOnlyList<long> Steps()
    {
        if (After < 0)
            return [];
        var between = Ladder.Where(step => IsLess(step, Before) && step > After).ToList();
        // At most a few merges: every second rung goes until few are left.
        while (between.Count > MostSteps)
            between = [.. between.Where((_, index) => index % 2 == 1)];
        return [.. between, After];
    }

    private static bool IsLess(long left, long right) => left >= 0 && (right < 0 || left < right);

    private static bool Deletes(string? policy) => policy is null || policy.Split(',').Contains("delete");

    private static long Number(string? value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
