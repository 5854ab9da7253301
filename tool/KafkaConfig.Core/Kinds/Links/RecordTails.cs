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

    /// <summary>True where the newer ones are the same on both sides, as far as both hold them; retention may have taken older ones of either. Unknown where
    /// the source alone was emptied.</summary>
    public static Fact<bool> Compare(Fact<RecordTail> original, Fact<RecordTail> copy)
    {
        if (original is Fact<RecordTail>.Unknown unread)
            return new Fact<bool>.Unknown(unread.Why);
        if (copy is Fact<RecordTail>.Unknown unreadCopy)
            return new Fact<bool>.Unknown(unreadCopy.Why);
        var (one, other) = (((Fact<RecordTail>.Known)original).Value.Digests, ((Fact<RecordTail>.Known)copy).Value.Digests);
        var common = Math.Min(one.Count, other.Count);
        if (one.Count == 0 && other.Count > 0)
            return new Fact<bool>.Unknown("the source holds no record any more to compare with");
        if (common == 0)
            return new Fact<bool>.Known(one.Count == 0);
        return new Fact<bool>.Known(one.TakeLast(common).SequenceEqual(other.TakeLast(common), StringComparer.Ordinal));
    }

    /// <summary>True where a copy, which counts from 0, is too short to hold what its source holds. A log that ends with a marker has transactions, whose markers are not copied: then
    /// offsets tell nothing.</summary>
    public static bool IsTooShort(PartitionEnds source, PartitionEnds copy, RecordTail tail) => tail.LastOffset is { } last && last + 1 == source.End && copy.End < source.Records;
}
