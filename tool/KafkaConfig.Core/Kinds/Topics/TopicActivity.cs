using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Signs that a topic is in use.</summary>
internal static class TopicActivity
{
    /// <summary>A sentence each; empty: none was seen.</summary>
    /// <param name="use">Who reads it, at the second look.</param>
    /// <param name="earlierUse">The same, at the first.</param>
    /// <param name="earlier">Offsets at the first look.</param>
    /// <param name="ends">Offsets at the second.</param>
    /// <param name="abandoned">Groups that are left behind on purpose; one that has members or moves is none.</param>
    public static IReadOnlyList<string> Of(TopicUse use, TopicUse earlierUse, IReadOnlyList<PartitionEnds> earlier, IReadOnlyList<PartitionEnds> ends, IReadOnlyList<string> abandoned)
    {
        var signs = new List<string>();
        var written = Enumerable.Range(0, Math.Min(earlier.Count, ends.Count)).Sum(partition => Math.Abs(ends[partition].End - earlier[partition].End));
        if (written > 0 || earlier.Count != ends.Count)
            signs.Add($"{Amount.Of(written, "record")} came between two looks");
        if (ends.Any(end => end.StableEnd < end.End))
            signs.Add("a transaction is open on it");
        foreach (var group in use.Groups)
        {
            var lag = group.Lag(ends).Values.Sum();
            if (group.IsActive)
                signs.Add($"group {group.Group} has {Amount.Of(group.Members, "member")}{(lag > 0 ? $" and is {Amount.Of(lag, "record")} behind" : "")}");
            else if (IsMoving(group, earlierUse))
                signs.Add($"the commits of group {group.Group} move");
            else if (lag > 0 && !abandoned.Contains(group.Group))
                signs.Add($"group {group.Group} has {Amount.Of(lag, "record")} still to read");
        }

        return signs;
    }

    /// <summary>A consumer that assigns itself and commits is in no group's members: only its commits show it.</summary>
    public static bool IsMoving(GroupUse group, TopicUse earlier) =>
        earlier.Groups.FirstOrDefault(known => known.Group == group.Group) is not { } before
        || group.Committed.Any(position => before.Committed.GetValueOrDefault(position.Key, -1) != position.Value);
}
