namespace KafkaConfig.Core.Journal;

/// <summary>One thing that a run wrote down. No value of a config that may be secret gets into one.</summary>
public abstract record JournalEntry
{
    private JournalEntry()
    {
    }

    /// <summary>The first of a run.</summary>
    public sealed record RunStarted(RunHeader Run) : JournalEntry;

    /// <summary>These are about to be sent in one request: committed before the call, so that a journal that ends here tells what may have happened.</summary>
    public sealed record OperationsIntended(DateTimeOffset At, IReadOnlyList<JournaledOperation> Operations) : JournalEntry;

    public sealed record OperationsDecided(DateTimeOffset At, IReadOnlyList<JournaledOutcome> Outcomes) : JournalEntry;

    /// <summary>The last of a run that was not killed.</summary>
    /// <param name="At">UTC.</param>
    /// <param name="Result">One word: <c>complete</c>, <c>partial</c>, <c>failed</c>.</param>
    /// <param name="Done">How many operations were done.</param>
    public sealed record RunEnded(DateTimeOffset At, string Result, int Done) : JournalEntry;
}
