namespace KafkaConfig.Cli.Documents;

/// <summary>What <c>drift</c> found, as JSON: by environment, and between environments.</summary>
/// <param name="FormatVersion">1.</param>
/// <param name="Environments">Those that could be read.</param>
/// <param name="Between">What differs between the environments of the run beyond what their files declare.</param>
/// <param name="Unavailable">Those that could not be read.</param>
public sealed record DriftReportDocument(
    int FormatVersion, IReadOnlyList<DriftEnvironmentDocument> Environments, IReadOnlyList<DifferenceDocument> Between, IReadOnlyList<UnavailableDocument> Unavailable)
{
    private const int CurrentFormatVersion = 1;

    /// <summary>From Git; what differs between environments is told beside them.</summary>
    internal int Differences => Environments.Sum(environment => environment.Differences.Count);

    /// <summary>False where something could not be read: then no difference is not the absence of one.</summary>
    internal bool IsComplete => Unavailable.Count == 0 && Environments.All(environment => environment.NotEvaluated.Count == 0);

    /// <summary>When the last environment was read; null where none was.</summary>
    internal DateTimeOffset? Time => Environments.Count == 0 ? null : Environments.Max(environment => environment.CreatedAt);

    internal static DriftReportDocument Of(IReadOnlyList<DriftEnvironmentDocument> environments, IReadOnlyList<UnavailableDocument> unavailable) => new(CurrentFormatVersion, environments, DriftBetween.Of(environments), unavailable);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.DriftReportDocument);

    /// <summary>A file of <c>drift --output json</c>. Throws <see cref="Core.Model.UsageException"/> for what is none.</summary>
    public static DriftReportDocument Read(string path, string shown) =>
        DocumentFile.Read(path, shown, "drift report", "kafka-config drift --output json writes one", JsonContexts.Default.DriftReportDocument, document => document.FormatVersion, CurrentFormatVersion);
}
