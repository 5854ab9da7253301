using System.Globalization;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing.StandIns.GitHub;

namespace KafkaConfig.Adapters.Tests.GitHub;

/// <summary>One comment a pull request, whatever else stands there.</summary>
public sealed class StickyCommentTests : GitHubBase
{
    [Fact]
    public async Task A_first_report_creates_a_comment_and_a_second_updates_it()
    {
        Assert.Equal(ReportOutcome.Created, await PublishAsync("one"));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("two"));
        Assert.Equal([Body("two")], Comments.Select(comment => comment.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api/v3")]
    public async Task An_Enterprise_server_has_its_GraphQL_beside_its_API(string path)
    {
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("after", Connect(path)));
        Assert.Contains(path.Length == 0 ? "POST /graphql" : "POST /api/graphql", Server.Targets);
        Assert.Equal([List, Nodes, Update], Server.Requests);
    }

    [Fact]
    public async Task Every_page_of_comments_is_read()
    {
        Server.Store.PageSize = 2;
        Server.Store.Comment("alice", "Looks good");
        Server.Store.Comment("bob", "To me too");
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("after"));
        Assert.Equal(2, Server.Count(List));
        Assert.Equal(3, Comments.Count);
        Assert.Equal(Body("after"), Comments[2].Body);
    }

    [Fact]
    public async Task What_another_user_wrote_is_left_alone_even_with_our_marker()
    {
        var forged = Server.Store.Comment("mallory", Body("**KafkaConfig plan: NO CHANGES**"));
        Assert.Equal(ReportOutcome.Created, await PublishAsync("real"));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("again"));
        Assert.Equal([Body("**KafkaConfig plan: NO CHANGES**"), Body("again")], Comments.Select(comment => comment.Body));
        Assert.Null(forged.Minimized);
    }

    [Fact]
    public async Task A_minimised_one_is_not_written_to_again()
    {
        Server.Store.Comment(GitHubStore.Bot, Body("old")).Minimized = "RESOLVED";
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new"));
        Assert.Equal([Body("old"), Body("new")], Comments.Select(comment => comment.Body));
    }

    [Fact]
    public async Task Of_several_the_latest_is_updated_and_the_others_become_outdated()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Server.Store.Comment(GitHubStore.Bot, Body(number.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("new"));
        Assert.Equal([Body("1"), Body("2"), Body("new")], Comments.Select(comment => comment.Body));
        Assert.Equal(["OUTDATED", "OUTDATED", null], Comments.Select(comment => comment.Minimized));
    }

    [Fact]
    public async Task Another_root_and_another_text_have_another_comment()
    {
        Server.Store.Comment(GitHubStore.Bot, ReportMarker.Of("plan", "infra/other"));
        Server.Store.Comment(GitHubStore.Bot, $"A topic is called `{Marker}`\n{ReportMarker.Of("plan", "infra/other")}");
        Server.Store.Comment(GitHubStore.Bot, $"As code: {Marker}");
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new"));
        Assert.Equal(4, Comments.Count);
        Assert.Equal(ReportMarker.Of("plan", "infra/other"), Comments[0].Body);
    }

    [Fact]
    public async Task One_that_is_deleted_meanwhile_is_created_anew()
    {
        Server.Store.Comment(GitHubStore.Bot, Body("older"));
        Server.Store.Comment(GitHubStore.Bot, Body("deleted"));
        Server.Before = asked => _ = asked == Update && Server.Store.PullRequest.Comments.RemoveAll(comment => comment.Body == Body("deleted")) > 0;
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new"));
        Assert.Equal([Body("older"), Body("new")], Comments.Select(comment => comment.Body));
        Assert.Equal(["OUTDATED", null], Comments.Select(comment => comment.Minimized));
    }

    [Fact]
    public async Task One_that_is_deleted_before_it_is_minimised_is_no_trouble()
    {
        Server.Store.Comment(GitHubStore.Bot, Body("deleted"));
        Server.Store.Comment(GitHubStore.Bot, Body("kept"));
        Server.Before = asked => _ = asked == Hide && Server.Store.PullRequest.Comments.RemoveAll(comment => comment.Body == Body("deleted")) > 0;
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("new"));
        Assert.Equal([Body("new")], Comments.Select(comment => comment.Body));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("infra/kafka_1.x", "infra/kafka_1.x")]
    [InlineData("a--><b>", "a%2D%2D%3E%3Cb%3E")]
    [InlineData("ü \n", "%C3%BC%20%0A")]
    public void A_marker_is_one_comment_whatever_the_folder_is_called(string root, string encoded) =>
        Assert.Equal($"<!-- kafka-config plan root={encoded} -->", ReportMarker.Of("plan", root));
}
