using System.Globalization;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Partitions in a sentence.</summary>
internal static class Partitions
{
    private const int Most = 8;

    /// <summary><c>partition 3</c>, <c>partitions 0, 3, 4</c>; of many the first, and how many more.</summary>
    public static string Named(IReadOnlyCollection<int> partitions)
    {
        var shown = string.Join(", ", partitions.Order().Take(Most).Select(partition => partition.ToString(CultureInfo.InvariantCulture)));
        var more = partitions.Count > Most ? string.Create(CultureInfo.InvariantCulture, $" and {partitions.Count - Most} more") : "";
        return $"partition{(partitions.Count == 1 ? "" : "s")} {shown}{more}";
    }
}
