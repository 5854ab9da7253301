using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;
using KafkaConfig.Testing.StandIns.GitHub;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>A whole pipeline: a pull request is planned and told, merged, applied to staging and then to prod, two real clusters, and what somebody changes by hand is found at night. Every
/// job has a clone of its own, as on a runner.</summary>
public sealed class PipelineEndToEndTests(LiveKafka kafka) : IAsyncLifetime
{
    private const string Password = "admin-secret";
    private const string Token = "ghs_planted0123456789";

    private readonly TemporaryFolder _origin = new();
    private readonly TemporaryFolder _work = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal) { ["KAFKA_USERNAME"] = "admin", ["KAFKA_PASSWORD"] = Password };
    private readonly List<string> _told = [];
    private ILiveCluster? _staging;
    private ILiveCluster? _prod;
    private StandInGitHub? _gitHub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Prefix { get; } = $"pipe{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";

    private ILiveCluster Staging => _staging ?? throw new InvalidOperationException();

    private ILiveCluster Prod => _prod ?? throw new InvalidOperationException();

    private StandInGitHub GitHub => _gitHub ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        (_staging, _prod, _gitHub) = (await kafka.SingleAsync(), await kafka.SecureAsync(), await StandInGitHub.StartAsync());
        _gitHub.Token = Token;
        (_variables["GITHUB_TOKEN"], _variables["GITHUB_REPOSITORY"], _variables["GITHUB_API_URL"]) = (Token, "acme/kafka", _gitHub.Url);
        GitFolder.Do(_origin.Path, "init", "--quiet", "--bare", "--initial-branch", "main");
        GitFolder.Start(_work.Path);
        GitFolder.Do(_work.Path, "checkout", "--quiet", "-b", "main");
        GitFolder.Do(_work.Path, "remote", "add", "origin", _origin.Path);
        _work.Write("kafka-config.yaml", "");
        _work.Write("environments/staging.yaml", $"production: false\ncluster: {{ id: {Staging.ClusterId}, bootstrapServers: \"{Staging.BootstrapServers}\" }}\nowns: [{Prefix}]\nprune: removed\n");
        _work.Write("environments/prod.yaml", $$"""
            production: true
            cluster:
              id: {{Prod.ClusterId}}
              bootstrapServers: {{Prod.BootstrapServers}}
              client: { security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.username: "${env:KAFKA_USERNAME}", sasl.password: "${env:KAFKA_PASSWORD}" }
            owns: [{{Prefix}}]
            prune: removed
            promotion: { after: staging }

            """);
        Topic("placed", "config: { retention.ms: 14d, segment.ms: 1d }\n");
        Topic("old");
        Topic("kept");
    }

    public async ValueTask DisposeAsync()
    {
        _origin.Dispose();
        _work.Dispose();
        await GitHub.DisposeAsync();
    }

    [Fact]
    public async Task A_pull_request_becomes_true_on_staging_and_then_on_prod()
    {
        Push();
        Expect(3, await JobAsync("apply --env prod --yes --lock-timeout 2m"));
        Expect(0, await JobAsync("apply --env staging --yes --lock-timeout 2m"));
        Expect(0, await JobAsync("apply --env prod --yes --lock-timeout 2m"));

        // A branch adds, changes, renames and removes; a config leaves its file.
        GitFolder.Do(_work.Path, "checkout", "--quiet", "-b", "change");
        Topic("new");
        Topic("placed", "config: { retention.ms: 21d }\n");
        File.Move(Path.Combine(_work.Path, "topics", $"{Prefix}kept.yaml"), Path.Combine(_work.Path, "topics", $"{Prefix}renamed.yaml"));
        File.Delete(Path.Combine(_work.Path, "topics", $"{Prefix}old.yaml"));
        GitFolder.Commit(_work.Path, default);
        GitFolder.Merge(_work.Path, "change", default);
        await PlannedAndToldAsync();

        // Merged: staging first.
        Push();
        Assert.Contains("NEEDS RUNBOOK KC9007", Expect(3, await JobAsync("apply --env prod --yes --lock-timeout 2m")).Output, StringComparison.Ordinal);
        Assert.Equal(["kept", "old", "placed"], await TopicsAsync(Prod));
        Expect(0, await JobAsync("apply --env staging --yes --lock-timeout 2m"));
        Assert.Equal(["new", "placed", "renamed"], await TopicsAsync(Staging));
        Expect(0, await JobAsync("apply --env prod --yes --lock-timeout 2m"));
        Assert.Equal(["new", "placed", "renamed"], await TopicsAsync(Prod));
        Expect(0, await JobAsync("plan --env prod --detailed-exit-code"));

        // At night nothing differs; then somebody helps by hand.
        Assert.Contains("prod: NO DRIFT", Expect(0, await JobAsync("drift --env staging --env prod")).Output, StringComparison.Ordinal);
        await DriftIsToldAsync();
        Assert.DoesNotContain(_told, text => text.Contains(Password, StringComparison.Ordinal) || text.Contains(Token, StringComparison.Ordinal));
    }

    // What GitHub checks out for a pull request is its merge, whose first parent is the base.
    private async Task PlannedAndToldAsync()
    {
        using var files = new TemporaryFolder();
        foreach (var environment in new[] { "staging", "prod" })
            Expect(0, await JobAsync($"plan --env {environment} --base HEAD^1 --out {files.Path}/{environment}.json", _work.Path));
        Expect(0, await JobAsync($"report github --plan {files.Path}/staging.json {files.Path}/prod.json --pull-request 7"));
        Expect(0, await JobAsync($"report github --plan {files.Path}/staging.json {files.Path}/prod.json --pull-request 7"));
        var comment = Assert.Single(GitHub.Store.PullRequest.Comments).Body;
        _told.Add(comment);
        foreach (var words in new[] { $"`topic/{Prefix}old`", $"`topic/{Prefix}kept`", $"`topic/{Prefix}renamed`", $"`topic/{Prefix}new`", "1814400000 (21d)", "segment.ms", "DELETIONS" })
            Assert.Contains(words, comment, StringComparison.OrdinalIgnoreCase);
    }

    private async Task DriftIsToldAsync()
    {
        using var admin = Admin(Prod);
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = $"{Prefix}placed" }] = [new ConfigEntry { Name = "retention.ms", Value = "3600000", IncrementalOperation = AlterConfigOpType.Set }],
        });
        using var files = new TemporaryFolder();
        async Task<CommandResult> NightAsync(int exitCode)
        {
            var drift = Expect(exitCode, await JobAsync("drift --env staging --env prod --output json"));
            files.Write("drift.json", drift.Output);
            return Expect(0, await JobAsync($"report github --drift {files.Path}/drift.json"));
        }

        await Eventually.IsTrueAsync(async () => (await JobAsync("drift --env prod")).ExitCode == 2, Cancellation);
        await NightAsync(2);
        var issue = Assert.Single(GitHub.Store.Issues.Values, issue => !issue.IsPullRequest);
        Assert.Equal("Kafka drift: 1 difference from Git", issue.Title);
        Assert.Contains($"| prod | `topic/{Prefix}placed` | `retention.ms` | `1814400000` | `3600000` |", issue.Body, StringComparison.Ordinal);
        Assert.Contains("between them", issue.Body, StringComparison.Ordinal);
        _told.Add(issue.Body);

        // The same revision again puts it right.
        Expect(0, await JobAsync("apply --env prod --yes --lock-timeout 2m"));
        await NightAsync(0);
        Assert.False(issue.IsOpen);
    }

    private void Topic(string name, string extra = "") => _work.Write($"topics/{Prefix}{name}.yaml", $"owner: team\npartitions: 3\nreplicationFactor: 1\nordering: by-key\n{extra}");

    private void Push()
    {
        GitFolder.Commit(_work.Path, default);
        GitFolder.Do(_work.Path, "push", "--quiet", "origin", "main");
    }

    private async Task<CommandResult> JobAsync(string line, string? from = null)
    {
        using var clone = new TemporaryFolder();
        GitFolder.Do(clone.Path, "clone", "--quiet", from ?? _origin.Path, ".");
        var result = await CommandRunner.RunAsync(clone.Path, line, _variables, Cancellation);
        _told.Add(result.Everything);
        return result;
    }

    private IAdminClient Admin(ILiveCluster cluster)
    {
        var config = new AdminClientConfig { BootstrapServers = cluster.BootstrapServers };
        if (cluster == Prod)
            (config.SecurityProtocol, config.SaslMechanism, config.SaslUsername, config.SaslPassword) = (SecurityProtocol.SaslPlaintext, SaslMechanism.Plain, "admin", Password);
        return new AdminClientBuilder(config).Build();
    }

    private async Task<IReadOnlyList<string>> TopicsAsync(ILiveCluster cluster)
    {
        using var admin = Admin(cluster);
        IReadOnlyList<string> Read() => [.. admin.GetMetadata(TimeSpan.FromSeconds(30)).Topics.Select(topic => topic.Topic).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];
        // Deleted topics go a moment after the answer.
        await Eventually.IsTrueAsync(() => Task.FromResult(Read().Count == 3), Cancellation);
        return Read();
    }
}
