namespace KafkaConfig.Cli.Documents;

/// <summary>What <c>drift</c> found, as JSON: by environment, and between environments.</summary>
/// <param name="FormatVersion">1.</param>
/// <param name="Environments">Those that could be read.</param>
/// <param name="Between">What differs between the environments of the run beyond what their files declare.</param>
/// <param name="Unavailable">Those that could not be read.</param>
public sealed record DriftReportDocument(
    int FormatVersion, IReadOnlyList<DriftEnvironmentDocument> Environments, IReadOnlyList<DifferenceDocument> Between, IReadOnlyList<UnavailableDocument> Unavailable);
