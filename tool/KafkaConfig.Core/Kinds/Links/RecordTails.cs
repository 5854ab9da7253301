using KafkaConfig.Core.Model;

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
    public static Fact<bool> Compare(Fact<IReadOnlyList<string>> original, Fact<IReadOnlyList<string>> copy)
    {
        if (original is Fact<IReadOnlyList<string>>.Unknown unread)
            return new Fact<bool>.Unknown(unread.Why);
        if (copy is Fact<IReadOnlyList<string>>.Unknown unreadCopy)
            return new Fact<bool>.Unknown(unreadCopy.Why);
        var (one, other) = (((Fact<IReadOnlyList<string>>.Known)original).Value, ((Fact<IReadOnlyList<string>>.Known)copy).Value);
        var common = Math.Min(one.Count, other.Count);
        if (one.Count == 0 && other.Count > 0)
            return new Fact<bool>.Unknown("the source holds no record any more to compare with");
        if (common == 0)
            return new Fact<bool>.Known(one.Count == 0);
        return new Fact<bool>.Known(one.TakeLast(common).SequenceEqual(other.TakeLast(common), StringComparer.Ordinal));
    }
}
