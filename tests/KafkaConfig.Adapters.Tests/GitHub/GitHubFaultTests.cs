using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.GitHub;
using Microsoft.Extensions.Time.Testing;

namespace KafkaConfig.Adapters.Tests.GitHub;

/// <summary>What GitHub does on a bad day, and that one comment comes of it all the same, or a sentence.</summary>
public sealed class GitHubFaultTests : GitHubBase
{
    public static TheoryData<string, string> Limits() => new()
    {
        { List, "reset" }, { Create, "reset" }, { Nodes, "reset" }, { Update, "reset" },
        { List, "429" }, { Create, "429" }, { List, "secondary" }, { Create, "secondary" }, { Update, "secondary" }, { Create, "silent" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_is_waited_for_as_long_as_GitHub_says(string request, string limit)
    {
        if (request is Update or Nodes)
            Server.Store.Comment(GitHubStore.Bot, Body("before"));
        var reset = Clock.GetUtcNow().AddSeconds(90);
        var (fault, pause) = limit switch
        {
            "reset" => (GitHubFault.RateLimit(reset, request), 91),
            "429" => (GitHubFault.RateLimit(reset, request, status: 429), 91),
            "secondary" => (GitHubFault.SecondaryLimit(75, request), 75),
            _ => (GitHubFault.SecondaryLimit(null, request), 60),
        };
        Server.Add(fault);
        await PublishAsync("new");
        Assert.Equal([TimeSpan.FromSeconds(pause)], Clock.Pauses);
        Assert.Equal([Body("new")], Comments.Select(comment => comment.Body));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateway_that_fails_is_asked_again_for_what_may_be_done_twice(int status)
    {
        Server.Store.Comment(GitHubStore.Bot, Body("older"));
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        foreach (var request in (string[])[List, Nodes, Update, Hide])
            Server.Add(GitHubFault.Gateway(status, request, times: 2));
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("new"));
        Assert.Equal(3, Server.Count(Update));
        Assert.Equal(["OUTDATED", null], Comments.Select(comment => comment.Minimized));
        Assert.Equal([1.0, 2, 1, 2, 1, 2, 1, 2], Clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("gateway")]
    public async Task A_create_whose_answer_is_lost_is_looked_for_and_not_sent_again(string how)
    {
        Server.Add(how == "closed" ? GitHubFault.LostAnswer(Create) : GitHubFault.Gateway(502, Create, isDone: true));
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new"));
        Assert.Equal([Body("new")], Comments.Select(comment => comment.Body));
        Assert.Equal([List, Create, List, Nodes], Server.Requests);
    }

    [Fact]
    public async Task A_create_that_was_not_done_is_sent_again_once_it_is_known()
    {
        Server.Add(GitHubFault.Gateway(502, Create));
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new"));
        Assert.Equal([Body("new")], Comments.Select(comment => comment.Body));
        Assert.Equal([List, Create, List, Create], Server.Requests);
    }

    [Fact]
    public async Task A_create_that_is_never_done_ends_in_a_sentence()
    {
        Server.Add(GitHubFault.Gateway(502, Create, times: int.MaxValue));
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => PublishAsync("new"));
        Assert.Equal("GitHub was sent the comment twice, answered neither time, and does not show it.", problem.Message);
        Assert.Equal(2, Server.Count(Create));
    }

    [Fact]
    public async Task A_create_that_hangs_is_looked_for_when_its_time_is_up()
    {
        var clock = new FakeTimeProvider();
        Server.Add(new StandInFault(FaultAction.Hang, Create, times: 1));
        var hung = 0;
        Server.Before = asked => _ = asked == Create && hung++ == 0 && Advance(clock);
        Assert.Equal(ReportOutcome.Created, await PublishAsync("new", Connect(time: clock)));
        Assert.Equal([Body("new")], Comments.Select(comment => comment.Body));
        Assert.Equal([List, Create, List, Create], Server.Requests);
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_is_not_begun()
    {
        Server.Add(GitHubFault.RateLimit(Clock.GetUtcNow().AddMinutes(50), List, times: int.MaxValue));
        var message = await UnavailableAsync(() => PublishAsync("new"));
        Assert.Contains("asks to wait until 12:50:01 UTC, longer than --wait allows", message, StringComparison.Ordinal);
        Assert.Empty(Clock.Pauses);
        Assert.Equal([List], Server.Requests);
    }

    [Fact]
    public async Task A_service_that_stays_down_is_given_up_within_the_limit()
    {
        Server.Add(GitHubFault.Gateway(503, times: int.MaxValue));
        var began = Clock.GetUtcNow();
        await UnavailableAsync(() => PublishAsync("new"));
        Assert.InRange(Clock.GetUtcNow() - began, Limit - TimeSpan.FromSeconds(45), Limit);
        Assert.Equal([1.0, 2, 4, 8, 15, 15], Clock.Pauses.Take(6).Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_port_that_refuses_is_a_sentence()
    {
        var connection = Connect();
        await Server.StopAsync();
        Assert.Contains("did not list the comments of pull request 7 of acme/kafka", await UnavailableAsync(() => PublishAsync("new", connection)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_which_permission_it_lacks()
    {
        Server.Store.IsReadOnly = true;
        var message = await UnavailableAsync(() => PublishAsync("new"));
        Assert.Contains("Resource not accessible by integration. A job needs the permissions pull-requests: write and issues: write", message, StringComparison.Ordinal);
        Assert.Empty(Clock.Pauses);
    }

    [Fact]
    public async Task A_token_that_nobody_knows_is_a_sentence_without_it()
    {
        var message = await UnavailableAsync(() => PublishAsync("new", Connect(token: "ghs_wrong")));
        Assert.Contains("does not accept the token: HTTP 401: Bad credentials", message, StringComparison.Ordinal);
        Assert.DoesNotContain("ghs_wrong", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_comes_back_in_an_answer_is_not_repeated()
    {
        Server.Add(new StandInFault(FaultAction.Answer, List) { Status = 400, Body = $$"""{"message":"Bad header: Bearer {{Token}}"}""" });
        Assert.Contains("Bearer ***", await UnavailableAsync(() => PublishAsync("new")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_something_else_is_a_sentence()
    {
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        Server.Add(StandInFault.Page(200, Nodes));
        await UnavailableAsync(() => PublishAsync("new"));
        Assert.Equal([Body("before")], Comments.Select(comment => comment.Body));
    }

    [Theory]
    [InlineData("""{"errors":[{"type":"FORBIDDEN","message":"Resource not accessible"}]}""", "Resource not accessible")]
    [InlineData("""{"data":{"other":1}}""", "its GraphQL answers something else")]
    public async Task GraphQL_that_says_no_in_a_success_is_heard(string answer, string words)
    {
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        Server.Add(new StandInFault(FaultAction.Answer, Nodes) { Status = 200, Body = answer });
        Assert.Contains(words, await UnavailableAsync(() => PublishAsync("new")), StringComparison.Ordinal);
        Assert.Single(Comments);
    }

    [Fact]
    public async Task GraphQL_that_is_limited_is_waited_for()
    {
        Server.Store.Comment(GitHubStore.Bot, Body("before"));
        Server.Add(new StandInFault(FaultAction.Answer, Nodes, times: 1) { Status = 200, Body = """{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}""" });
        Assert.Equal(ReportOutcome.Updated, await PublishAsync("new"));
        Assert.Equal([TimeSpan.FromMinutes(1)], Clock.Pauses);
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("acme/kafka/x")]
    [InlineData("acme/")]
    [InlineData("acme/ka fka")]
    public void A_repository_has_an_owner_and_a_name(string repository) =>
        Assert.Throws<UsageException>(() => GitHubPlace.Of("https://api.github.com", repository, new Secret("a")));

    private static bool Advance(FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromSeconds(30));
        return true;
    }
}
