using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views;

/// <summary>What is told to a pull request: the plans of all environments, which may have been made in several jobs.</summary>
public sealed record PullRequestReport
{
    public required IReadOnlyList<EnvironmentPlanDocument> Plans { get; init; }

    /// <summary>Environments that could not be planned.</summary>
    public required IReadOnlyList<UnavailableDocument> Unavailable { get; init; }

    /// <summary>The commit that the pull request asks to merge; null where it is not known.</summary>
    public string? Head { get; init; }

    /// <summary>The commit that it would be merged into; null where it is not known.</summary>
    public string? Base { get; init; }

    /// <summary>Of the report; shown where no plan has a time of its own.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The config repository's folder within the Git repository, which may hold several; <c>.</c> where it is the whole.</summary>
    public string Root { get; init; } = ".";
}
