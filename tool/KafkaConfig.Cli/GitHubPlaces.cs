using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli;

/// <summary>Finds GitHub as a workflow's variables say.</summary>
internal static class GitHubPlaces
{
    /// <summary>Throws <see cref="UsageException"/> that says what is missing.</summary>
    /// <param name="io">Its variables.</param>
    /// <param name="repository">Where it is named otherwise; null: as the variable says.</param>
    public static GitHubPlace FromVariables(IOContext io, string? repository)
    {
        var name = repository ?? Variable(io, "GITHUB_REPOSITORY") ?? throw new UsageException("GITHUB_REPOSITORY is not set; name the repository with --repository OWNER/NAME.");
        var token = Variable(io, "GITHUB_TOKEN") ?? throw new UsageException("GITHUB_TOKEN is not set; give the step env: GITHUB_TOKEN, and the job the permissions that docs/github.md names.");
        return GitHubPlace.Of(Variable(io, "GITHUB_API_URL") ?? "https://api.github.com", name, new Secret(token));
    }

    private static string? Variable(IOContext io, string name) => io.Variable(name) is { Length: > 0 } value ? value : null;
}
