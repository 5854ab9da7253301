using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing.Live;
using KafkaConfig.Testing.StandIns.Links;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>A link of the brokers themselves: its API is a stand-in, which only Confluent's servers have; the clusters, whose offsets decide, are real.</summary>
public sealed class ClusterLinkingEndToEndTests(LiveKafka kafka) : IAsyncDisposable
{
    private StandInLinks? _links;
    private StandInLinks? _sourceLinks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StandInLinks Links => _links ?? throw new InvalidOperationException();

    private StandInLinks SourceLinks => _sourceLinks ?? throw new InvalidOperationException();

    public async ValueTask DisposeAsync()
    {
        if (_links is not null)
            await _links.DisposeAsync();
        if (_sourceLinks is not null)
            await _sourceLinks.DisposeAsync();
    }

    [Fact]
    public async Task A_link_is_created_changed_and_its_mirror_promoted()
    {
        using var repository = await RepositoryAsync();
        await TopicAsync(repository, "placed", 2, 10);
        Link(repository, "active");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal("active", Assert.Single(await ObservedAsync(repository)).State);
        Links.Forget();
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.All(Links.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Single(Links.Requests, request => request == "GET /links/-/mirrors");

        Link(repository, "active", "config: { consumer.offset.sync.ms: 2000 }\ngroups: [ { include: billing } ]\n");
        var changed = Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("KC5004", changed.Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));

        Link(repository, "paused");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Link(repository, "promoted");
        Assert.Contains("Make it active first", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Link(repository, "active");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));

        // One record that is not copied.
        Link(repository, "promoted");
        await BookAsync(repository);
        await ProduceAsync(await kafka.SingleAsync(), repository.Name("placed"), 1);
        var behind = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Matches(@"fails +mirror-drained: it is behind on partitions \d \(by 1\)", behind.Output);
        Assert.Equal(1, Assert.Single(await ObservedAsync(repository)).Lag);
        await ProduceAsync(repository.Cluster, repository.Name("placed"), 1);

        // A row that fails inside of a 200 is no success; the promotion that follows is awaited to its end.
        Links.Switches.FailingRows[repository.Name("placed")] = (40002, "not today");
        Assert.Contains("Not today", Expect(1, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Links.Switches.FailingRows.Clear();
        Links.Switches.ReadsUntilNext = 4;
        Links.Forget();
        Assert.Contains("Applied and verified", Expect(0, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Assert.Equal("STOPPED", Assert.Single(await ObservedAsync(repository)).State);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Single(Links.Targets, target => target.Contains(":promote", StringComparison.Ordinal) && !target.Contains("validate_only=true", StringComparison.Ordinal));

        // An ordinary topic by now; nothing leads back.
        repository.Topic("placed", "owner: a\npartitions: 2\nreplicationFactor: 1\nconfig: { retention.ms: 14d }\nenvironments: { standard: absent }\n");
        Assert.Contains("0 to delete", Expect(0, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Link(repository, "active");
        Assert.Contains("KC5006", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_that_fails_after_it_was_accepted_is_no_success()
    {
        using var repository = await RepositoryAsync();
        await TopicAsync(repository, "placed", 1, 3);
        Link(repository, "active");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Link(repository, "promoted");
        await BookAsync(repository);
        Links.Switches.FailsPromotions = true;
        Assert.Contains("state is FAILED", Expect(6, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Assert.Contains("fail it over", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_the_source_makes_has_a_half_on_either_side()
    {
        using var repository = await RepositoryAsync();
        SourceLinks.Switches.AttemptsUntilNamed = 2;
        Link(repository, null, "initiator: source\n");
        Assert.Contains("on the source standard", Expect(0, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        Assert.Single(Links.Store.Links);
        Assert.Single(SourceLinks.Store.Links);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task An_API_that_is_down_is_no_link_that_is_missing()
    {
        using var repository = await RepositoryAsync();
        Link(repository, null);
        await Links.StopAsync();
        Assert.Contains("does not answer", Expect(5, await repository.RunAsync("plan --env live --timeout 5", Token)).Error, StringComparison.Ordinal);
    }

    private async Task<LiveRepository> RepositoryAsync()
    {
        var (source, destination) = (await kafka.SingleAsync(), await kafka.RestlessAsync());
        _links = await StandInLinks.StartAsync(destination.ClusterId);
        _sourceLinks = await StandInLinks.StartAsync(source.ClusterId, _links);
        var repository = new LiveRepository(destination, $"prune: owned\nlinks: {{ url: \"{_links.ApiUrl}\" }}\n");
        repository.Write("environments/standard.yaml", $"production: true\ncluster: {{ id: {source.ClusterId}, bootstrapServers: \"{source.BootstrapServers}\" }}\nlinks: {{ url: \"{_sourceLinks.ApiUrl}\" }}\nowns: [{repository.Prefix}]\n");
        return repository;
    }

    private static void Link(LiveRepository repository, string? state, string more = "") => repository.Write(
        $"links/{repository.Name("move")}.yaml", $"owner: a\nsource: {{ cluster: standard }}\ndestination: {{ cluster: live }}\n{more}{(state is null ? "" : $"mirrors: [ {{ topic: {repository.Name("placed")}, state: {state} }} ]\n")}");

    // On the source at once, and on the destination as soon as its mirror is created: what brokers would do.
    private async Task TopicAsync(LiveRepository repository, string name, int partitions, int records)
    {
        var source = await kafka.SingleAsync();
        await CreateAsync(source, repository.Name(name), partitions);
        await ProduceAsync(source, repository.Name(name), records);
        SourceLinks.Store.Topics[repository.Name(name)] = partitions;
        Links.Before = asked =>
        {
            if (asked != "POST /links/{link}/mirrors")
                return;
            CreateAsync(repository.Cluster, repository.Name(name), partitions).GetAwaiter().GetResult();
            ProduceAsync(repository.Cluster, repository.Name(name), records).GetAwaiter().GetResult();
        };
    }

    private static async Task BookAsync(LiveRepository repository)
    {
        Expect(0, await repository.RunAsync($"runbook new KC5002 link/{repository.Name("move")}/{repository.Name("placed")} --env live --out runbooks/placed.md", Token));
        repository.Complete("runbooks/placed.md");
    }

    private static Task<string> CreateAsync(ILiveCluster cluster, string topic, int partitions) =>
        cluster.RunScriptAsync("kafka-topics.sh", "--create", "--topic", topic, "--partitions", partitions.ToString(CultureInfo.InvariantCulture), "--replication-factor", "1");

    // The same key each time, so that both sides put it into the same partition.
    private static async Task ProduceAsync(ILiveCluster cluster, string topic, int count)
    {
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = cluster.BootstrapServers }).Build();
        for (var number = 0; number < count; number++)
            await producer.ProduceAsync(topic, new Message<string, string> { Key = "k", Value = "v" }, Token);
    }

    private static async Task<List<(string State, long? Lag)>> ObservedAsync(LiveRepository repository)
    {
        var plan = await repository.RunAsync("plan --env live --output json", Token);
        using var document = JsonDocument.Parse(plan.Output);
        return
        [
            .. document.RootElement.GetProperty("environments")[0].GetProperty("observations").EnumerateArray().Where(item => item.GetProperty("address").GetString()?.EndsWith("placed", StringComparison.Ordinal) == true)
                .Select(item => (item.GetProperty("state").GetString() ?? "", item.GetProperty("lag").ValueKind == JsonValueKind.Null ? (long?)null : item.GetProperty("lag").GetInt64())),
        ];
    }
}
