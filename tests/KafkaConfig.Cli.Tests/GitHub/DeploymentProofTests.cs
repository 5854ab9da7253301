using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.GitHub;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>Prod takes what GitHub says that staging has completed, where one job cannot reach both clusters.</summary>
public sealed class DeploymentProofTests : IAsyncLifetime
{
    private const string Token = "ghs_planted0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private StandInGitHub? _server;

    private StandInGitHub Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _server = await StandInGitHub.StartAsync();
        _server.Token = Token;
        (_variables["GITHUB_TOKEN"], _variables["GITHUB_REPOSITORY"], _variables["GITHUB_API_URL"]) = (Token, "acme/kafka", _server.Url);
        _folder.Write("kafka-config.yaml", "");
        _folder.Write(".gitignore", "*.json*\n");
        _folder.Write("environments/staging.yaml", "cluster: { id: none-of-ours, bootstrapServers: 127.0.0.1:1 }\n");
        _folder.Write("environments/prod.yaml", "production: true\ncluster: { file: cluster.json }\npromotion: { after: staging, proof: github-deployment }\n");
        _folder.Write("topics/a.yaml", "owner: o\npartitions: 1\nreplicationFactor: 3\n");
        GitFolder.Start(_folder.Path);
        GitFolder.Commit(_folder.Path, new DateOnly(2026, 10, 25));
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_deployment_of_this_commit_lets_it_pass()
    {
        var refused = Expect(3, await ApplyAsync());
        Assert.Contains("NEEDS RUNBOOK KC9007", refused.Output, StringComparison.Ordinal);
        var commit = (await CommandRunner.RunAsync(_folder.Path, "plan --env prod --output json", null, TestContext.Current.CancellationToken)).Output.Split("\"revision\": \"")[1][..40];
        Server.Store.Deploy("staging", commit, GitHubStore.Bot, "in_progress");
        Expect(3, await ApplyAsync());
        Server.Store.Deploy("staging", commit, GitHubStore.Bot, "in_progress", "success");
        Expect(0, await ApplyAsync());
        // What is in Git and in nobody's deployment is not that commit.
        _folder.Write("topics/b.yaml", "owner: o\npartitions: 1\nreplicationFactor: 3\n");
        Assert.Contains("The work tree differs from its commit", Expect(3, await ApplyAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "GITHUB_TOKEN is not set")]
    [InlineData("GITHUB_REPOSITORY", "GITHUB_REPOSITORY is not set")]
    public async Task What_cannot_be_asked_is_unknown_and_nothing_is_applied(string missing, string words)
    {
        _variables.Remove(missing);
        var result = Expect(5, await ApplyAsync());
        Assert.Contains(words, result.Output, StringComparison.Ordinal);
        Assert.Contains("deployments: read", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "cluster.json")));
    }

    private Task<CommandResult> ApplyAsync() => CommandRunner.RunAsync(_folder.Path, "apply --env prod --yes", _variables, TestContext.Current.CancellationToken);
}
