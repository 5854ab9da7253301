using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Counts what a retention would let go. Whole segments go at a time, so every count says "at most".</summary>
internal static class RetentionLoss
{
    /// <summary>By partition, how many offsets lie before the first that is kept.</summary>
    public static IReadOnlyDictionary<int, long> Deletable(IReadOnlyList<long> keeps, IReadOnlyList<PartitionEnds> ends) =>
        Enumerable.Range(0, Math.Min(keeps.Count, ends.Count)).Where(partition => keeps[partition] > ends[partition].First).ToDictionary(partition => partition, partition => keeps[partition] - ends[partition].First);

    /// <summary>By partition, how many of these a group has not read; without a position it has read none.</summary>
    public static IReadOnlyDictionary<int, long> Unread(GroupUse group, IReadOnlyList<long> keeps, IReadOnlyList<PartitionEnds> ends)
    {
        var unread = new Dictionary<int, long>();
        foreach (var partition in Deletable(keeps, ends).Keys.Where(partition => !group.AtEnd.Contains(partition)))
        {
            var position = group.Committed.TryGetValue(partition, out var committed) ? Math.Max(committed, ends[partition].First) : ends[partition].First;
            if (position < keeps[partition])
                unread[partition] = keeps[partition] - position;
        }

        return unread;
    }

    /// <summary>The configs of a change that make records deletable, from and to.</summary>
    public static string Words(AlterTopicConfigs change) => string.Join(", ", Shifts(change).Select(shift => shift.Words));

    public static IReadOnlyList<ConfigShift> Shifts(AlterTopicConfigs change) =>
    [
        .. new[] { TopicConfigNames.RetentionMilliseconds, TopicConfigNames.RetentionBytes, TopicConfigNames.CleanupPolicy }
            .Select(name => change.Of(name) is { } config ? new ConfigShift(config, change.ValueBefore(name), change.ValueAfter(name)) : null).OfType<ConfigShift>(),
    ];
}
