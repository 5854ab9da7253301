using System.Globalization;
using System.Net;
using Octokit;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>What went wrong with a request to GitHub, and what that says about asking again.</summary>
/// <param name="Words">For a sentence, in GitHub's words.</param>
internal sealed record GitHubTrouble(string Words)
{
    // GitHub asks for a minute where a secondary limit says nothing else.
    private static readonly TimeSpan UnsaidPause = TimeSpan.FromMinutes(1);

    public HttpStatusCode? Status { get; private init; }

    /// <summary>True where the request may have done what it asks for.</summary>
    public bool MayBeDone { get; private init; }

    /// <summary>True where asking again may help.</summary>
    public bool IsPassing { get; private init; }

    /// <summary>What GitHub asks to wait; null: it says nothing.</summary>
    public TimeSpan? Pause { get; private init; }

    public static GitHubTrouble Silence(string words) => new(words) { IsPassing = true, MayBeDone = true };

    public static GitHubTrouble Of(HttpRequestException problem)
    {
        var wasNotSent = problem.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        return new GitHubTrouble((problem.InnerException ?? problem).Message) { IsPassing = problem.HttpRequestError != HttpRequestError.SecureConnectionError, MayBeDone = !wasNotSent };
    }

    public static GitHubTrouble Of(ApiException problem, DateTimeOffset now)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)problem.StatusCode}: {problem.Message}");
        var after = Header(problem.HttpResponse, "Retry-After");
        if (problem.StatusCode == HttpStatusCode.TooManyRequests || (problem.StatusCode == HttpStatusCode.Forbidden && (after is not null || IsLimit(problem))))
            return new GitHubTrouble(words) { Status = problem.StatusCode, IsPassing = true, Pause = Asked(after, now) ?? Reset(problem.HttpResponse, now) ?? UnsaidPause };
        var isServer = (int)problem.StatusCode >= 500;
        return new GitHubTrouble(words) { Status = problem.StatusCode, IsPassing = isServer, MayBeDone = isServer, Pause = isServer ? Asked(after, now) : null };
    }

    /// <summary>GraphQL reports a limit in an answer that is otherwise a success.</summary>
    public static GitHubTrouble Limited(string words, IResponse? response, DateTimeOffset now) =>
        new(words) { IsPassing = true, Pause = Asked(Header(response, "Retry-After"), now) ?? Reset(response, now) ?? UnsaidPause };

    private static bool IsLimit(ApiException problem) =>
        problem is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException || Header(problem.HttpResponse, "x-ratelimit-remaining") == "0";

    private static TimeSpan? Asked(string? after, DateTimeOffset now)
    {
        if (int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Later(date - now) : null;
    }

    // A second more: the header has no fractions.
    private static TimeSpan? Reset(IResponse? response, DateTimeOffset now) =>
        Header(response, "x-ratelimit-remaining") == "0" && long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            ? Later(DateTimeOffset.FromUnixTimeSeconds(Math.Min(reset, DateTimeOffset.MaxValue.ToUnixTimeSeconds())) - now) + TimeSpan.FromSeconds(1)
            : null;

    private static TimeSpan Later(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;

    private static string? Header(IResponse? response, string name) => response?.Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
