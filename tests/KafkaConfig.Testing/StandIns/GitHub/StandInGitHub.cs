using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>GitHub's API in this process, as far as the tool uses it: the repository <c>acme/kafka</c>, as its pipeline's token sees it.</summary>
public sealed class StandInGitHub : StandInService
{
    private readonly Lock _lock = new();

    private StandInGitHub()
    {
    }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public GitHubStore Store { get; } = new();

    /// <summary>Null: anyone may ask.</summary>
    public string? Token { get; set; }

    protected override string MediaType => "application/json; charset=utf-8";

    public static async Task<StandInGitHub> StartAsync()
    {
        var service = new StandInGitHub();
        await service.OpenAsync();
        return service;
    }

    protected override (string Template, string? About, Func<StandInReply> Answer) Find(string method, string target, string body)
    {
        var request = new GitHubRequest(method, target, body);
        var (template, handle) = GitHubRoutes.Find(request);
        return (template, null, Answer);

        StandInReply Answer()
        {
            lock (_lock)
            {
                return handle(Store, Url);
            }
        }
    }

    protected override bool IsWelcome(string authorization) => Token is null || authorization == $"Bearer {Token}";

    protected override StandInReply Tell(StandInRefusalException refusal) =>
        new(refusal.Status, new JsonObject { ["message"] = refusal.Message, ["documentation_url"] = "https://docs.example/rest", ["status"] = refusal.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    protected override StandInRefusalException Denial() => GitHubRefusalException.BadToken();
}
