using System.Globalization;
using System.Net;
using System.Text.Json;
using KafkaConfig.Core.Model;
using Octokit;
using Octokit.Internal;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>One connection to GitHub. The client never asks twice, so this does: within a time limit, as GitHub asks for, and never what may have been done and must not be done twice.</summary>
public sealed class GitHubConnection : IDisposable
{
    private const int LargestPage = 100;
    private const int LongestQuote = 300;

    // A limit of the client's own would end a request in the middle of its time.
    private static readonly TimeSpan ClientLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly HttpClientAdapter _http;
    private readonly GitHubClient _client;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;

    /// <param name="place">Where, and with which token.</param>
    /// <param name="toolVersion">Told to GitHub.</param>
    /// <param name="limit">How long to try each thing, pauses included.</param>
    /// <param name="time">The clock.</param>
    public GitHubConnection(GitHubPlace place, string toolVersion, TimeSpan limit, TimeProvider time)
    {
        (Place, _limit, _time) = (place, limit, time);
        // The client follows redirects itself, and leaves the token behind where they lead to another host.
        _http = new HttpClientAdapter(() => new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = AttemptLimit });
        var store = new InMemoryCredentialStore(new Credentials(place.Token.Reveal(), AuthenticationType.Bearer));
        _client = new GitHubClient(new Connection(new ProductHeaderValue("kafka-config", toolVersion), place.Base, store, _http, new SimpleJsonSerializer()));
        _client.SetRequestTimeout(ClientLimit);
    }

    internal GitHubPlace Place { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks, as often as it is worth it, for what does no harm when it is done twice.</summary>
    /// <param name="deed">For a sentence: <c>list the comments of pull request 7</c>.</param>
    /// <param name="ask">One request, or pages of a list.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal Task<T> AskAsync<T>(string deed, Func<IGitHubClient, Task<T>> ask, CancellationToken cancellationToken) => SendAsync(deed, ask, isRepeatable: true, cancellationToken);

    /// <summary>Sends what must not be done twice. Throws <see cref="AnswerLostException"/> where it may have been done.</summary>
    internal Task<T> SendOnceAsync<T>(string deed, Func<IGitHubClient, Task<T>> ask, CancellationToken cancellationToken) => SendAsync(deed, ask, isRepeatable: false, cancellationToken);

    /// <summary>Asks GitHub's GraphQL, for what does no harm when it is done twice.</summary>
    internal Task<JsonElement> QueryAsync(string deed, string query, IReadOnlyDictionary<string, object> variables, CancellationToken cancellationToken) => AskAsync(deed, async client =>
    {
        var body = new Dictionary<string, object> { ["query"] = query, ["variables"] = variables };
        var response = (await client.Connection.Post<object>(Place.GraphQl, body, "application/json", "application/json", (IDictionary<string, string>?)null, CancellationToken.None)).HttpResponse;
        using var document = JsonDocument.Parse(response.Body as string ?? "");
        return GraphQlAnswer.Read(document.RootElement, response, _time.GetUtcNow());
    }, cancellationToken);

    /// <summary>All pages of a list, as GitHub sends them.</summary>
    internal async Task<IReadOnlyList<JsonElement>> ListAsync(string deed, string path, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var uri = new Uri(string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page={LargestPage}&page={page}"), UriKind.Relative);
            var (items, isLast) = await AskAsync(deed, async client =>
            {
                var response = (await client.Connection.Get<object>(uri, null)).HttpResponse;
                using var document = JsonDocument.Parse(response.Body as string ?? "");
                return document.RootElement.ValueKind == JsonValueKind.Array
                    ? ((List<JsonElement>)[.. document.RootElement.EnumerateArray().Select(item => item.Clone())], !response.ApiInfo.Links.ContainsKey("next"))
                    : throw new JsonException("a list was expected");
            }, cancellationToken);
            all.AddRange(items);
            if (isLast)
                return all;
        }
    }

    /// <summary>A sentence with what GitHub says, without the token.</summary>
    internal UnavailableException Unavailable(string what, string words) => new($"GitHub at {Place.Api.GetLeftPart(UriPartial.Path).TrimEnd('/')} {what}: {Quote(words)}.");

    private async Task<T> SendAsync<T>(string deed, Func<IGitHubClient, Task<T>> ask, bool isRepeatable, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            GitHubTrouble trouble;
            using var limit = new CancellationTokenSource(Least(AttemptLimit, _limit - _time.GetElapsedTime(began)), _time);
            // What was sent and must not be sent twice is waited for, whoever stops waiting.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(isRepeatable ? cancellationToken : CancellationToken.None, limit.Token);
            try
            {
                return await ask(_client).WaitAsync(either.Token);
            }
            catch (ApiException problem)
            {
                trouble = GitHubTrouble.Of(problem, _time.GetUtcNow());
            }
            catch (GraphQlException problem)
            {
                trouble = problem.Trouble;
            }
            catch (HttpRequestException problem)
            {
                trouble = GitHubTrouble.Of(problem);
            }
            catch (Exception problem) when (problem is JsonException || (problem is OperationCanceledException && (!isRepeatable || !cancellationToken.IsCancellationRequested)))
            {
                trouble = GitHubTrouble.Silence(problem is JsonException ? "its answer is no JSON" : "no answer in time");
            }

            if (trouble.MayBeDone && !isRepeatable)
                throw new AnswerLostException(Unavailable($"did not say whether it did {deed}", trouble.Words));
            if (!trouble.IsPassing)
                throw Refusal(deed, trouble);
            var pause = trouble.Pause ?? Least(LongestPause, FirstPause * (1 << Math.Min(attempt, 10)));
            if (_time.GetElapsedTime(began) + pause >= _limit)
                throw Unavailable(trouble.Pause is null ? $"did not {deed}" : string.Create(CultureInfo.InvariantCulture, $"did not {deed}; it asks to wait until {_time.GetUtcNow() + pause:HH:mm:ss} UTC, longer than --wait allows"), trouble.Words);
            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    private Exception Refusal(string deed, GitHubTrouble trouble) => trouble.Status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new NotThereException(Unavailable($"did not {deed}", $"{trouble.Words}. It is not there, or the token may not see it")),
        HttpStatusCode.Unauthorized => Unavailable("does not accept the token", trouble.Words),
        HttpStatusCode.Forbidden => Unavailable($"did not {deed}", $"{trouble.Words}. A job needs the permissions pull-requests: write and issues: write; a pull request from a fork never has them"),
        _ => Unavailable($"did not {deed}", trouble.Words),
    };

    // Somebody else's words, fit for a sentence.
    private string Quote(string words)
    {
        var token = Place.Token.Reveal();
        var text = token.Length == 0 ? words : words.Replace(token, "***", StringComparison.Ordinal);
        text = string.Concat(text.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character)).Trim();
        return (text.Length > LongestQuote ? $"{text[..(LongestQuote - 1)]}…" : text).TrimEnd('.', ' ');
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other < TimeSpan.Zero ? TimeSpan.Zero : other;
}
