namespace KafkaConfig.Core.Journal;

/// <summary>A past run with everything that it wrote down, in the order of writing.</summary>
public sealed record RunRecord(RunHeader Run, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>Null where the run was killed, lost its lock, or is still going on.</summary>
    public JournalEntry.RunEnded? End => Entries.OfType<JournalEntry.RunEnded>().LastOrDefault();
}
