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

    /// <summary>A file of <c>drift --output json</c>. Throws <see cref="Core.Model.UsageException"/> for what is none.</summary>
    public static DriftReportDocument Read(string path, string shown) =>
        DocumentFile.Read(path, shown, "drift report", "kafka-config drift --output json writes one", JsonContexts.Default.DriftReportDocument, document => document.FormatVersion, CurrentFormatVersion);
}
