using System.Globalization;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Signs that a topic is in use.</summary>
internal static class TopicActivity
{
    /// <summary>A sentence each; empty: none was seen.</summary>
    public static IReadOnlyList<string> Of(TopicUse use, IReadOnlyList<PartitionEnds> earlier, IReadOnlyList<PartitionEnds> ends, IReadOnlyList<string> abandoned)
    {
        var signs = new List<string>();
        var written = Enumerable.Range(0, Math.Min(earlier.Count, ends.Count)).Sum(partition => ends[partition].End - earlier[partition].End);
        if (written > 0)
            signs.Add(string.Create(CultureInfo.InvariantCulture, $"{Amount.Of(written, "record")} came between two looks"));
        foreach (var group in use.Groups)
        {
            var lag = group.Lag(ends).Values.Sum();
            if (group.IsActive)
                signs.Add(string.Create(CultureInfo.InvariantCulture, $"group {group.Group} has {Amount.Of(group.Members, "member")}{(lag > 0 ? $" and is {Amount.Of(lag, "record")} behind" : "")}"));
            else if (lag > 0 && !abandoned.Contains(group.Group))
                signs.Add(string.Create(CultureInfo.InvariantCulture, $"group {group.Group} has {Amount.Of(lag, "record")} still to read"));
        }

        return signs;
    }
}
