namespace KafkaConfig.Core.Usage;

/// <summary>Offsets of a partition.</summary>
/// <param name="First">The first that can be read.</param>
/// <param name="StableEnd">Where a reader of committed records must stop: below <paramref name="End"/> while a transaction is open.</param>
/// <param name="End">The offset of the next record. Above zero: there were records once.</param>
public readonly record struct PartitionEnds(long First, long StableEnd, long End)
{
    /// <summary>How many offsets lie between the first and the end; compaction and transactions leave gaps, so there are at most as many records.</summary>
    public long Records => End - First;
}
