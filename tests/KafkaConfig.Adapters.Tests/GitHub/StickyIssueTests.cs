using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing.StandIns.GitHub;

namespace KafkaConfig.Adapters.Tests.GitHub;

/// <summary>One open issue while there is drift, none when there is none.</summary>
public sealed class StickyIssueTests : GitHubBase
{
    private StickyIssue Issue => new(new GitHubIssues(Connect()), Marker);

    private IEnumerable<StoredPost> Issues => Server.Store.Issues.Values.Where(issue => !issue.IsPullRequest);

    [Fact]
    public async Task Drift_opens_an_issue_updates_it_and_its_end_closes_it_with_a_comment()
    {
        Assert.Equal(ReportOutcome.Created, await Issue.OpenAsync("Drift", Body("one"), Cancellation));
        Assert.Equal(ReportOutcome.Updated, await Issue.OpenAsync("More drift", Body("two"), Cancellation));
        var issue = Assert.Single(Issues);
        Assert.Equal(("More drift", Body("two"), true), (issue.Title, issue.Body, issue.IsOpen));
        Assert.Equal(ReportOutcome.Closed, await Issue.CloseAsync("It is over.", Cancellation));
        Assert.False(issue.IsOpen);
        Assert.Equal(["It is over."], issue.Comments.Select(comment => comment.Body));
        Assert.Equal(ReportOutcome.Nothing, await Issue.CloseAsync("It is over.", Cancellation));
        Assert.Single(issue.Comments);
        Assert.Equal(ReportOutcome.Created, await Issue.OpenAsync("Drift", Body("again"), Cancellation));
        Assert.Equal([false, true], Issues.Select(known => known.IsOpen));
    }

    [Fact]
    public async Task Every_page_is_read_and_pull_requests_and_what_others_wrote_are_left_alone()
    {
        Server.Store.PageSize = 1;
        Server.Store.PullRequest.Body = Body("A pull request");
        Server.Store.Issue("mallory", "Drift", Body("forged"));
        var own = Server.Store.Issue(GitHubStore.Bot, "Drift", Body("before"));
        Assert.Equal(ReportOutcome.Updated, await Issue.OpenAsync("Drift", Body("after"), Cancellation));
        Assert.Equal(3, Server.Count("GET issues"));
        Assert.Equal([Body("A pull request"), Body("forged"), Body("after")], Server.Store.Issues.Values.Select(issue => issue.Body));
        Assert.True(own.IsOpen);
    }

    [Fact]
    public async Task What_people_added_to_the_issue_stays()
    {
        var own = Server.Store.Issue(GitHubStore.Bot, "Drift", Body("before"));
        own.Milestone = 3;
        await Issue.OpenAsync("Drift", Body("after"), Cancellation);
        Assert.Equal(3, own.Milestone);
    }

    [Fact]
    public async Task Of_several_the_latest_is_kept_open()
    {
        Server.Store.Issue(GitHubStore.Bot, "Drift", Body("1"));
        Server.Store.Issue(GitHubStore.Bot, "Drift", Body("2"));
        await Issue.OpenAsync("Drift", Body("new"), Cancellation);
        Assert.Equal([(Body("1"), false), (Body("new"), true)], Issues.Select(issue => (issue.Body, issue.IsOpen)));
    }

    [Fact]
    public async Task What_could_not_be_read_updates_an_open_issue_and_opens_none()
    {
        Assert.Equal(ReportOutcome.Nothing, await Issue.RefreshAsync("Drift", Body("unread"), Cancellation));
        Server.Store.Issue(GitHubStore.Bot, "Drift", Body("before"));
        Assert.Equal(ReportOutcome.Updated, await Issue.RefreshAsync("Drift", Body("unread"), Cancellation));
        Assert.Equal([(Body("unread"), true)], Issues.Select(issue => (issue.Body, issue.IsOpen)));
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_issue()
    {
        Server.Add(GitHubFault.LostAnswer("POST issues"));
        Assert.Equal(ReportOutcome.Created, await Issue.OpenAsync("Drift", Body("one"), Cancellation));
        Assert.Single(Issues);
    }

    [Fact]
    public async Task A_closing_comment_whose_answer_is_lost_is_not_sent_again()
    {
        var own = Server.Store.Issue(GitHubStore.Bot, "Drift", Body("before"));
        Server.Add(GitHubFault.LostAnswer("POST comments"));
        Assert.Equal(ReportOutcome.Closed, await Issue.CloseAsync("It is over.", Cancellation));
        Assert.Equal((false, 1), (own.IsOpen, own.Comments.Count));
    }
}
