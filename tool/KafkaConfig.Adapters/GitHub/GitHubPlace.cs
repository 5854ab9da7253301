using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>A repository on GitHub, or on a GitHub Enterprise server, and the token that speaks to it.</summary>
/// <param name="Api">Where the API is, as <c>GITHUB_API_URL</c> says.</param>
/// <param name="Owner">A user or an organisation.</param>
/// <param name="Name">Of the repository.</param>
/// <param name="Token">Never in any output.</param>
public sealed record GitHubPlace(Uri Api, string Owner, string Name, Secret Token)
{
    /// <summary>An Enterprise server has its GraphQL beside the REST API, not under it.</summary>
    internal Uri GraphQl => new(Api.AbsoluteUri.TrimEnd('/') is var url && url.EndsWith("/api/v3", StringComparison.Ordinal) ? $"{url[..^"v3".Length]}graphql" : $"{url}/graphql");

    internal Uri Base => new($"{Api.AbsoluteUri.TrimEnd('/')}/");

    /// <summary>Throws <see cref="UsageException"/> for what is no address, or no <c>owner/name</c>.</summary>
    public static GitHubPlace Of(string api, string repository, Secret token)
    {
        if (!Uri.TryCreate(api, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new UsageException("GITHUB_API_URL must be an http or https address, without a user and without a query.");
        if (repository.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } name] || !repository.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/'))
            throw new UsageException($"'{repository}' is no repository; expected OWNER/NAME.");
        return new GitHubPlace(address, owner, name, token);
    }
}
