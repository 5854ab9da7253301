using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>Past runs as JSON, newest first. <c>applied</c> is null where no revision was ever applied as a whole.</summary>
public sealed record HistoryDocument(int FormatVersion, string Environment, AppliedDocument? Applied, IReadOnlyList<RunDocument> Runs)
{
    public static HistoryDocument Of(HistoryReport report) => new(
        1, report.Environment, report.Applied is { } applied ? new AppliedDocument(applied.Revision, applied.PlanDigest, applied.At, applied.RunId) : null, [.. report.Runs.Select(RunDocument.Of)]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.HistoryDocument);
}
