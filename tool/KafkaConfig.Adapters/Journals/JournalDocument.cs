using System.Text.Json.Serialization;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Journals;

/// <summary>A record of the journal as it is stored: a format version, and one of the others.</summary>
internal sealed record JournalDocument
{
    public const int CurrentFormatVersion = 1;

    public required int FormatVersion { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunHeader? RunStarted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JournalEntry.OperationsIntended? OperationsIntended { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JournalEntry.OperationsDecided? OperationsDecided { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JournalEntry.RunEnded? RunEnded { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AppliedRevision? Applied { get; init; }

    /// <summary>Null for an applied revision.</summary>
    [JsonIgnore]
    public JournalEntry? Entry => RunStarted is { } run ? new JournalEntry.RunStarted(run) : OperationsIntended ?? (JournalEntry?)OperationsDecided ?? RunEnded;

    /// <summary>What is wrong with it although it is good JSON; null: nothing.</summary>
    [JsonIgnore]
    public string? Problem
    {
        get
        {
            var contents = new object?[] { RunStarted, OperationsIntended, OperationsDecided, RunEnded, Applied }.Count(content => content is not null);
            if (contents != 1)
                return $"it says {(contents == 0 ? "nothing" : "several things at once")}";
            // The reader of JSON lets null into a list whatever the list is of.
            IEnumerable<object?> items = [.. RunStarted?.Only ?? [], .. OperationsIntended?.Operations ?? [], .. OperationsDecided?.Outcomes ?? []];
            var texts = (OperationsIntended?.Operations ?? []).SelectMany(operation => operation is null ? [] : operation.Fields.Concat(operation.Evidence));
            return items.Concat(texts).Any(item => item is null) ? "a list in it has an empty place" : null;
        }
    }
}
