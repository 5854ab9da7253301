namespace KafkaConfig.Cli.Documents;

/// <summary>What differs from Git on one live cluster. Times are UTC.</summary>
public sealed record DriftEnvironmentDocument(
    string Environment, string ClusterId, string Revision, DateTimeOffset CreatedAt, IReadOnlyList<DifferenceDocument> Differences, IReadOnlyList<UnreadDocument> NotEvaluated);
