using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing.StandIns.GitHub;

namespace KafkaConfig.Adapters.Tests.GitHub;

public sealed class DeploymentsTests : GitHubBase
{
    private const string Commit = "4f2c1e9000000000000000000000000000000000";

    [Theory]
    [InlineData(true, GitHubStore.Bot, "queued", "in_progress", "success")]
    [InlineData(true, GitHubStore.Bot, "in_progress", "success", "inactive")]
    [InlineData(false, GitHubStore.Bot, "queued", "in_progress")]
    [InlineData(false, GitHubStore.Bot, "in_progress", "failure")]
    [InlineData(false, "alice", "success")]
    public async Task A_revision_is_completed_where_a_job_of_the_environment_was_a_success(bool isCompleted, string creator, params string[] states)
    {
        Server.Store.Deploy("staging", Commit, creator, states);
        Assert.Equal(new Fact<bool>.Known(isCompleted), await AskAsync());
    }

    [Fact]
    public async Task Other_environments_and_other_commits_prove_nothing()
    {
        Server.Store.Deploy("staging-plan", Commit, GitHubStore.Bot, "success");
        Server.Store.Deploy("staging", new string('0', 40), GitHubStore.Bot, "success");
        Assert.Equal(new Fact<bool>.Known(false), await AskAsync());
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        Server.Store.PageSize = 2;
        Server.Store.Deploy("staging", Commit, GitHubStore.Bot, "success", "inactive", "inactive", "inactive");
        foreach (var _ in Enumerable.Range(0, 4))
            Server.Store.Deploy("staging", Commit, GitHubStore.Bot, "failure");
        Assert.Equal(new Fact<bool>.Known(true), await AskAsync());
    }

    [Fact]
    public async Task What_cannot_be_asked_is_unknown_and_never_completed()
    {
        Server.Store.Deploy("staging", Commit, GitHubStore.Bot, "success");
        var unknown = Assert.IsType<Fact<bool>.Unknown>(await new GitHubDeployments(Connect(token: "other")).IsCompletedAsync("staging", Commit, Cancellation));
        Assert.Contains("does not accept the token", unknown.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("other", unknown.Why, StringComparison.Ordinal);
    }

    private Task<Fact<bool>> AskAsync() => new GitHubDeployments(Connect()).IsCompletedAsync("staging", Commit, Cancellation);
}
