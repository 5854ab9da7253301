using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views;

/// <summary>What is told in an issue: how the live clusters differ from Git.</summary>
public sealed record DriftIssueReport
{
    public required IReadOnlyList<DriftEnvironmentDocument> Environments { get; init; }

    public required IReadOnlyList<DifferenceDocument> Between { get; init; }

    public required IReadOnlyList<UnavailableDocument> Unavailable { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>From Git; what differs between environments is told beside them.</summary>
    public int Differences => Environments.Sum(environment => environment.Differences.Count);

    /// <summary>False where something could not be read: then no difference is not the absence of one.</summary>
    public bool IsComplete => Unavailable.Count == 0 && Environments.All(environment => environment.NotEvaluated.Count == 0);
}
