using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.GitHub;

namespace KafkaConfig.Adapters.Tests.GitHub;

/// <summary>A stand-in of each test's own, and reports that go to it.</summary>
public abstract class GitHubBase : IAsyncLifetime
{
    protected const string List = "GET comments";
    protected const string Create = "POST comments";
    protected const string Update = "PATCH comments/{id}";
    protected const string Nodes = "POST graphql nodes";
    protected const string Hide = "POST graphql minimizeComment";
    protected const string Token = "ghs_planted0123456789";

    protected static readonly string Marker = ReportMarker.Of("plan", "infra/kafka");

    private readonly List<GitHubConnection> _connections = [];
    private StandInGitHub? _server;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static TimeSpan Limit { get; } = TimeSpan.FromMinutes(10);

    protected LeapingClock Clock { get; } = new(TimeSpan.FromSeconds(30));

    protected StandInGitHub Server => _server ?? throw new InvalidOperationException();

    protected IReadOnlyList<StoredPost> Comments => Server.Store.PullRequest.Comments;

    public async ValueTask InitializeAsync()
    {
        _server = await StandInGitHub.StartAsync();
        _server.Token = Token;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _connections.ForEach(connection => connection.Dispose());
        await Server.DisposeAsync();
    }

    protected static string Body(string words) => $"{words}\n{Marker}";

    protected GitHubConnection Connect(string path = "", string token = Token, TimeProvider? time = null, TimeSpan? limit = null)
    {
        var connection = new GitHubConnection(GitHubPlace.Of(Server.Url + path, "acme/kafka", new Secret(token)), "0.0.0", limit ?? Limit, time ?? Clock);
        _connections.Add(connection);
        return connection;
    }

    protected Task<ReportOutcome> PublishAsync(string words, GitHubConnection? connection = null) =>
        new StickyComment(new GitHubComments(connection ?? Connect(), 7), Marker).PublishAsync(Body(words), Cancellation);

    protected async Task<string> UnavailableAsync(Func<Task> act)
    {
        var problem = await Assert.ThrowsAsync<UnavailableException>(act);
        Assert.Contains(Server.Url, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, problem.ToString(), StringComparison.Ordinal);
        return problem.Message;
    }
}
