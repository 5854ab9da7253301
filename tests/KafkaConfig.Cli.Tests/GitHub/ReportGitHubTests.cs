using System.Text;
using System.Text.Json;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Reporting;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.GitHub;
using static KafkaConfig.Testing.SomePlanDocument;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>The command as a pipeline runs it, against the stand-in.</summary>
public sealed class ReportGitHubTests : IAsyncLifetime
{
    private const string Token = "ghs_planted0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private StandInGitHub? _server;

    private StandInGitHub Server => _server ?? throw new InvalidOperationException();

    private IReadOnlyList<StoredPost> Comments => Server.Store.PullRequest.Comments;

    private string Summary => File.Exists(Path.Combine(_folder.Path, "summary.md")) ? _folder.Read("summary.md") : "";

    public async ValueTask InitializeAsync()
    {
        _server = await StandInGitHub.StartAsync();
        _server.Token = Token;
        _variables["GITHUB_TOKEN"] = Token;
        _variables["GITHUB_REPOSITORY"] = "acme/kafka";
        _variables["GITHUB_API_URL"] = _server.Url;
        _variables["GITHUB_SERVER_URL"] = "https://github.example";
        _variables["GITHUB_RUN_ID"] = "42";
        _variables["GITHUB_STEP_SUMMARY"] = Path.Combine(_folder.Path, "summary.md");
        _variables["GITHUB_EVENT_PATH"] = _folder.Write("event.json", """{ "pull_request": { "number": 7, "head": { "sha": "4f2c1e9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e" }, "base": { "sha": "91ab03d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1" } } }""");
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Plans_of_several_jobs_become_one_comment_and_a_summary()
    {
        Write("staging.json", Document(Of("staging", [Create("topic/a", ("partitions", "6"))])));
        Write("prod.json", Document(Of("prod", [Create("topic/a", ("partitions", "24"))])));
        Assert.Equal(new CommandResult(0, "Created the comment in pull request 7.\n", ""), await RunAsync("report github --plan staging.json prod.json"));
        Assert.Equal(new CommandResult(0, "Updated the comment in pull request 7.\n", ""), await RunAsync("report github --plan staging.json --plan prod.json"));
        var comment = Assert.Single(Comments).Body;
        Assert.StartsWith("**🔶 KafkaConfig plan: CHANGES** · 2 safe changes · head `4f2c1e9` · base `91ab03d` · plan staging `7d0c5b3a9e21`, prod `7d0c5b3a9e21` · ", comment, StringComparison.Ordinal);
        Assert.True(ReportMarker.Ends(comment, ReportMarker.Of("plan", ".")));
        Assert.Equal(2, Summary.Split("**🔶 KafkaConfig plan: CHANGES**").Length - 1);
    }

    [Fact]
    public async Task What_plan_writes_is_read_again()
    {
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("environments/prod.yaml", "cluster: { file: cluster.json }\n");
        _folder.Write("topics/orders.a.yaml", "owner: a\npartitions: 6\nreplicationFactor: 3\n");
        await RunAsync("plan --env prod --out plan.json");
        Assert.Equal(0, (await RunAsync("report github --plan plan.json")).ExitCode);
        Assert.Contains("`topic/orders.a`", Assert.Single(Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_come_before_the_event()
    {
        Write("plan.json", Document(Of("prod")));
        Server.Store.Issue("alice", "Another pull request", "");
        var number = Server.Store.Issues.Keys.Max();
        Assert.Equal(0, (await RunAsync($"report github --plan plan.json --pull-request {number.ToString(System.Globalization.CultureInfo.InvariantCulture)} --head abc --base def --repository acme/kafka")).ExitCode);
        Assert.Empty(Comments);
        Assert.Contains("head `abc` · base `def`", Assert.Single(Server.Store.Issues[number].Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_in_a_folder_has_a_comment_of_its_own_and_annotations_at_the_repositorys_paths()
    {
        _variables["GITHUB_WORKSPACE"] = _folder.Path;
        _variables["GITHUB_ACTIONS"] = "true";
        Write("plan.json", Document(Of("prod", [], [Finding("KC2001", "refuse", "What", "topic/a")])));
        var result = await RunAsync("report github --plan plan.json --root infra/kafka");
        Assert.True(ReportMarker.Ends(Assert.Single(Comments).Body, ReportMarker.Of("plan", "infra/kafka")));
        Assert.StartsWith("::error file=infra/kafka/topics/a.yaml,line=14,col=3,title=KC2001 REFUSED topic/a (prod)::What\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "GITHUB_TOKEN is not set; give the step env: GITHUB_TOKEN")]
    [InlineData("GITHUB_REPOSITORY", "GITHUB_REPOSITORY is not set; name the repository with --repository OWNER/NAME.")]
    [InlineData("GITHUB_EVENT_PATH", "This event has no pull request to comment on; name one with --pull-request NUMBER.")]
    public async Task What_is_missing_is_a_sentence_and_the_summary_is_written_all_the_same(string missing, string words)
    {
        _variables.Remove(missing);
        Write("plan.json", Document(Of("prod")));
        var result = await RunAsync("report github --plan plan.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("**✅ KafkaConfig plan: NO CHANGES**", Summary, StringComparison.Ordinal);
        Assert.Empty(Comments);
    }

    [Fact]
    public async Task A_fork_s_token_may_not_comment_and_the_summary_is_written_all_the_same()
    {
        Server.Store.IsReadOnly = true;
        Write("plan.json", Document(Of("prod")));
        var result = await RunAsync("report github --plan plan.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a pull request from a fork never has them", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("**✅ KafkaConfig plan: NO CHANGES**", Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_written_before_GitHub_is_asked()
    {
        Write("plan.json", Document(Of("prod")));
        var before = "";
        Server.Before = _ => before = before.Length > 0 ? before : Summary;
        await RunAsync("report github --plan plan.json");
        Assert.StartsWith("**✅", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_stays_below_the_limit_with_what_stands_there_already()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "summary.md"), new string('x', 900_000), TestContext.Current.CancellationToken);
        Write("plan.json", Document(Of("prod", [.. Enumerable.Range(0, 3000).Select(number => Create($"topic/{Number(number)}", ("description", "ü" + new string('y', 200))))])));
        Assert.Equal(0, (await RunAsync("report github --plan plan.json")).ExitCode);
        Assert.InRange(Encoding.UTF8.GetByteCount(Summary), 900_001, (1024 * 1024) - 1);
        Assert.Contains("The fields of what is created: cut, since the text would be too long.* The whole plan is in the file of `kafka-config plan --out`.", Summary, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "summary.md"), new string('x', (1024 * 1024) - 10), TestContext.Current.CancellationToken);
        var full = await RunAsync("report github --plan plan.json");
        Assert.Equal(1, full.ExitCode);
        Assert.Contains("The job's summary has no room left", full.Error, StringComparison.Ordinal);
        Assert.Single(Comments);
    }

    [Fact]
    public async Task Drift_opens_an_issue_and_its_end_closes_it()
    {
        Drift([new DifferenceDocument("topic/a", "retention.ms", "1", "2", "retention.ms is 2, declared 1.")]);
        Assert.Equal(new CommandResult(0, "Created the issue about drift.\n", ""), await RunAsync("report github --drift drift.json"));
        Assert.Equal(new CommandResult(0, "Updated the issue about drift.\n", ""), await RunAsync("report github --drift drift.json"));
        var issue = Assert.Single(Server.Store.Issues.Values, issue => !issue.IsPullRequest);
        Assert.Equal("Kafka drift: 1 difference from Git", issue.Title);
        Assert.Contains("| prod | `topic/a` | `retention.ms` | `1` | `2` | retention.ms is 2, declared 1. |", issue.Body, StringComparison.Ordinal);
        Drift([], [new UnavailableDocument("dr", "It hangs.")]);
        Assert.Equal(new CommandResult(0, "Updated the issue about drift.\n", ""), await RunAsync("report github --drift drift.json"));
        Assert.True(issue.IsOpen);
        Drift([]);
        Assert.Equal(new CommandResult(0, "Closed the issue about drift.\n", ""), await RunAsync("report github --drift drift.json"));
        Assert.False(issue.IsOpen);
        Assert.Equal(new CommandResult(0, "No issue about drift is open, and none is opened.\n", ""), await RunAsync("report github --drift drift.json"));
    }

    [Theory]
    [InlineData("report github", "There is nothing to report: name files with --plan or --drift.")]
    [InlineData("report github --plan none.json", "There is no plan none.json; kafka-config plan --out writes one.")]
    [InlineData("report github --plan broken.json", "broken.json:1: this is no plan:")]
    [InlineData("report github --plan later.json", "later.json has format version 2; this version reads 1.")]
    [InlineData("report github --plan plan.json plan.json", "The files hold more than one plan of prod.")]
    [InlineData("report github --plan plan.json --repository acme", "'acme' is no repository; expected OWNER/NAME.")]
    [InlineData("report github --drift plan.json", "this is no drift report:")]
    public async Task A_wrong_call_is_a_sentence(string line, string words)
    {
        Write("plan.json", Document(Of("prod")));
        Write("later.json", Document() with { FormatVersion = 2 });
        _folder.Write("broken.json", "{ broken");
        var result = await RunAsync(line);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Empty(Comments);
    }

    [Fact]
    public async Task No_token_is_in_any_output()
    {
        Write("plan.json", Document(Of("prod")));
        var output = new StringBuilder();
        output.Append((await RunAsync("report github --plan plan.json --verbose")).Everything);
        Server.Token = "another";
        output.Append((await RunAsync("report github --plan plan.json --verbose")).Everything);
        Server.Add(new StandInFault(FaultAction.Answer) { Status = 422, Body = $$"""{"message":"no {{Token}}"}""" });
        output.Append((await RunAsync("report github --plan plan.json --verbose")).Everything);
        Assert.Contains("no ***", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Token, output.ToString() + Summary + string.Concat(Comments.Select(comment => comment.Body)), StringComparison.Ordinal);
    }

    private void Write(string name, PlanDocument document) => _folder.Write(name, document.ToJson());

    private void Drift(IReadOnlyList<DifferenceDocument> differences, IReadOnlyList<UnavailableDocument>? unavailable = null) => _folder.Write("drift.json", JsonSerializer.Serialize(
        new DriftReportDocument(1, [new DriftEnvironmentDocument("prod", "id", "none", FixedClock.Instance.GetUtcNow(), differences, [])], [], unavailable ?? []), JsonSerializerOptions.Web));

    private Task<CommandResult> RunAsync(string line) => CommandRunner.RunAsync(_folder.Path, line, _variables, TestContext.Current.CancellationToken);
}
