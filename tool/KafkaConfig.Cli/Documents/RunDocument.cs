using KafkaConfig.Core.Journal;

namespace KafkaConfig.Cli.Documents;

/// <summary>One run as JSON. <c>result</c> is null where it has not ended: then what it intended last may have happened.</summary>
public sealed record RunDocument(
    string RunId, string Who, DateTimeOffset StartedAt, string Revision, string PlanDigest, string ToolVersion, IReadOnlyList<string> Only, string? Result, int Done,
    IReadOnlyList<RunOperationDocument> Operations)
{
    internal static RunDocument Of(RunRecord record)
    {
        var outcomes = record.Entries.OfType<JournalEntry.OperationsDecided>().SelectMany(entry => entry.Outcomes).ToList();
        return new RunDocument(
            record.Run.RunId, record.Run.Who, record.Run.StartedAt, record.Run.Revision, record.Run.PlanDigest, record.Run.ToolVersion, record.Run.Only, record.End?.Result, record.End?.Done ?? 0,
            [
                .. record.Entries.OfType<JournalEntry.OperationsIntended>().SelectMany(entry => entry.Operations).Select(operation =>
                {
                    var outcome = outcomes.FindLast(known => known.Address == operation.Address && known.Action == operation.Action);
                    return new RunOperationDocument(operation.Address, operation.Action, operation.Fields, operation.Evidence, outcome?.Status, outcome?.Why);
                }),
            ]);
    }
}
