using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Compares the newest records of a partition and of its copy.</summary>
public static class RecordTails
{
    /// <summary>How many of the newest records are compared.</summary>
    public const int Compared = 8;

    /// <summary>The same where compaction may have taken older ones from one side and not yet from the other.</summary>
    public const int ComparedIfCompacted = 1;

    /// <summary>True where the copy has what its source has, as far as the newest records of both and their ends tell. Unknown where the source alone was emptied.</summary>
    /// <param name="source">Of the source.</param>
    /// <param name="copy">Of the copy.</param>
    /// <param name="original">The newest records of the source.</param>
    /// <param name="copied">The newest records of the copy.</param>
    /// <param name="most">How many were asked for: <see cref="Compared"/> or <see cref="ComparedIfCompacted"/>.</param>
    public static Fact<bool> IsComplete(PartitionEnds source, PartitionEnds copy, RecordTail original, RecordTail copied, int most)
    {
        var (one, other) = (original.Digests, copied.Digests);
        if (one.Count == 0 && other.Count > 0)
            return new Fact<bool>.Unknown("the source holds no record any more to compare with");
        // As far as both hold them: retention may have taken older ones of either.
        var common = Math.Min(one.Count, other.Count);
        var isSame = common == 0 ? one.Count == 0 : one.TakeLast(common).SequenceEqual(other.TakeLast(common), StringComparer.Ordinal);
        return new Fact<bool>.Known(isSame && (most == ComparedIfCompacted || !IsTooShort(source, copy, original)));
    }

    // A copy counts from 0: it began late where it is shorter than what its source still holds. A log that ends with a marker has transactions, whose markers are not copied: then offsets
    // tell nothing.
    private static bool IsTooShort(PartitionEnds source, PartitionEnds copy, RecordTail tail) => tail.LastOffset is { } last && last + 1 == source.End && copy.End < source.Records;
}
