using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

/// <summary>Apply may do less than the plan that was approved, never more, and never on other facts.</summary>
public sealed class PlanFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PlanFileTests()
    {
        _folder.Write("kafka-config.yaml", "defaults: { topic: { replicationFactor: 3, ordering: none } }\n");
        _folder.Write("environments/prod.yaml", "production: true\ncluster: { file: cluster.json }\n");
        _folder.Write("environments/staging.yaml", "production: false\ncluster: { file: staging.json }\n");
        Topic("a", "partitions: 1");
        Topic("b", "partitions: 1");
    }

    [Fact]
    public async Task What_was_approved_is_applied()
    {
        await RunAsync(0, "plan --env prod --out plan.json");
        await RunAsync(0, "apply --env prod --plan plan.json --yes");
        Assert.Contains("Nothing to do", (await RunAsync(0, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Less_than_was_approved_is_applied_too()
    {
        await RunAsync(0, "plan --env prod --out plan.json");
        await RunAsync(0, "apply --env prod --only topic/a --yes");
        Assert.Contains("✓ Applied and verified: 1 change", (await RunAsync(0, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_not_approved_stops_all()
    {
        await RunAsync(0, "plan --env prod --out plan.json");
        Topic("c", "partitions: 1");
        var stale = await RunAsync(4, "apply --env prod --plan plan.json --yes");
        Assert.Contains("topic/c: to create partitions - -> 1, replicationFactor - -> 3 was not approved.", stale.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "cluster.json")));
    }

    [Fact]
    public async Task Another_value_than_the_approved_stops_all()
    {
        await RunAsync(0, "plan --env prod --out plan.json");
        Topic("a", "partitions: 2");
        Assert.Contains("topic/a", (await RunAsync(4, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_live_value_under_an_approved_change_stops_it()
    {
        await RunAsync(0, "apply --env prod --yes");
        Topic("a", "partitions: 1", "{ segment.ms: 1h }");
        await RunAsync(0, "plan --env prod --out plan.json");
        Edit("\"configs\": {}", "\"configs\": { \"flush.ms\": \"5\" }");
        Assert.Contains("topic/a: what is live there is not what it was.", (await RunAsync(4, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_was_deleted_and_created_again_is_another_one()
    {
        await RunAsync(0, "apply --env prod --yes");
        Topic("a", "partitions: 1", "{ segment.ms: 1h }");
        await RunAsync(0, "plan --env prod --out plan.json");
        Edit("\"id\": \"topic-1\"", "\"id\": \"topic-9\"");
        Assert.Contains("topic/a: it was deleted and created again since.", (await RunAsync(4, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_nobody_saw_stops_all()
    {
        await RunAsync(0, "apply --env prod --yes");
        Topic("a", "partitions: 2");
        await RunAsync(0, "plan --env prod --out plan.json");
        _folder.Write("kafka-config.yaml", "defaults: { topic: { replicationFactor: 3, ordering: none } }\nrules: { KC1014: { partitions: 1 } }\n");
        Assert.Contains("New: KC1014", (await RunAsync(4, "apply --env prod --plan plan.json --yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_teams_topic_does_not_matter()
    {
        await RunAsync(0, "apply --env prod --only topic/a --yes");
        await RunAsync(0, "plan --env prod --out plan.json");
        Edit("\"configs\": {}", "\"configs\": { \"flush.ms\": \"5\" }");
        await RunAsync(0, "apply --env prod --plan plan.json --yes");
    }

    [Fact]
    public async Task JSON_says_what_changed()
    {
        await RunAsync(0, "plan --env prod --out plan.json");
        Topic("c", "partitions: 1");
        using var json = System.Text.Json.JsonDocument.Parse((await RunAsync(4, "apply --env prod --plan plan.json --yes --output json")).Output);
        Assert.False(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("changedSinceApproval").GetArrayLength());
    }

    [Fact]
    public async Task A_definition_is_not_overwritten_by_a_plan()
    {
        Assert.Contains("topics/a.yaml exists and is no JSON document", (await RunAsync(1, "plan --env prod --out topics/a.yaml")).Error, StringComparison.Ordinal);
        Assert.StartsWith("owner:", _folder.Read("topics/a.yaml"), StringComparison.Ordinal);
        await RunAsync(0, "plan --env prod --out plan.json");
        await RunAsync(0, "plan --env prod --out plan.json");
    }

    [Theory]
    [InlineData("{ \"formatVersion\": 1 }", 0, "")]
    [InlineData("{ \"formatVersion\": 1, \"topics\": { \"x\": { \"assignments\": [[1]] } } }", 0, "")]
    [InlineData("{ \"formatVersion\": 1, \"topics\": { \"x\": { \"assignments\": [[]] } } }", 1, "topics.x.assignments needs")]
    [InlineData("{ \"formatVersion\": 1, \"topics\": { \"x\": { \"assignments\": [[1]], \"offsets\": [[0]] } } }", 1, "topics.x.offsets needs")]
    [InlineData("{ \"formatVersion\": 1, \"groups\": { \"g\": {} } }", 0, "")]
    public async Task A_sandbox_written_by_hand_is_completed_or_refused_in_a_sentence(string text, int exitCode, string words)
    {
        _folder.Write("cluster.json", text);
        Assert.Contains(words, (await RunAsync(exitCode, "plan --env prod")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.json", "There is no plan nothing.json")]
    [InlineData("text.json", "text.json:1: this is no plan")]
    [InlineData("version.json", "has format version 99")]
    [InlineData("staging.json.plan", "holds no plan of prod; it holds staging")]
    [InlineData("snapshot.json", "such a plan is never applied")]
    public async Task What_is_no_approved_plan_is_an_error_in_a_sentence(string file, string words)
    {
        _folder.Write("text.json", "not json");
        _folder.Write("version.json", "{ \"formatVersion\": 99, \"environments\": [], \"unavailable\": [] }");
        await RunAsync(0, "plan --env staging --out staging.json.plan");
        await RunAsync(0, "snapshot --env prod --out saved.json");
        await RunAsync(0, "plan --env prod --against saved.json --out snapshot.json");
        Assert.Contains(words, (await RunAsync(1, $"apply --env prod --plan {file} --yes")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Topic(string name, string partitions, string config = "{}") => _folder.Write($"topics/{name}.yaml", $"owner: o\n{partitions}\nconfig: {config}\n");

    private void Edit(string before, string after)
    {
        var text = _folder.Read("cluster.json");
        var place = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(place >= 0, text);
        _folder.Write("cluster.json", string.Concat(text.AsSpan(0, place), after, text.AsSpan(place + before.Length)));
    }

    private async Task<CommandResult> RunAsync(int exitCode, string line)
    {
        var result = await CommandRunner.RunAsync(_folder.Path, line, null, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == exitCode, $"exit {result.ExitCode}, expected {exitCode}\n{result.Everything}");
        return result;
    }
}
