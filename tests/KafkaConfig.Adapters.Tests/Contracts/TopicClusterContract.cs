using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every topic cluster does, the sandbox and the real one alike. A behaviour found on the real one first becomes a test here.</summary>
public abstract class TopicClusterContract
{
    private int _last;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<(ITopicCluster Cluster, ITopicClusterWriter Writer)> OpenAsync();

    protected abstract string Prefix { get; }

    [Fact]
    public async Task A_created_topic_has_what_was_asked()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        Assert.Equal(WriteStatus.Done, (await CreateAsync(writer, New(name, 3, ("retention.ms", "1000"), ("cleanup.policy", "compact,delete")))).Status);
        var listing = await AwaitAsync(cluster, name);
        Assert.Equal([1, 1, 1], listing.Assignments.Select(replicas => replicas.Count));
        var configs = await ConfigsAsync(cluster, name);
        Assert.Equal(["cleanup.policy=compact,delete", "retention.ms=1000"], configs.Overrides.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("604800000", configs.Effective("segment.ms")?.Value);
        Assert.NotEqual(ConfigOrigin.Topic, configs.Effective("segment.ms")?.Origin);
        Assert.Equal(ConfigOrigin.Topic, configs.Effective("retention.ms")?.Origin);
    }

    [Fact]
    public async Task Good_topics_are_created_beside_bad_ones()
    {
        var (cluster, writer) = await OpenAsync();
        var (first, last) = (NextName(), NextName());
        var results = await writer.CreateAsync([New(first, 1), New(NextName(), 0), New("a b", 1), New(NextName(), 1, ("nope", "1")), New(NextName(), 1, ("retention.ms", "abc")), New(last, 1)], false, Token);
        Assert.Equal(
            [WriteStatus.Done, WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Done], results.Select(result => result.Status));
        Assert.Contains("Number of partitions", results[1].Why, StringComparison.Ordinal);
        Assert.Contains("nope", results[3].Why, StringComparison.Ordinal);
        Assert.Contains("retention.ms", results[4].Why, StringComparison.Ordinal);
        await AwaitAsync(cluster, first);
        await AwaitAsync(cluster, last);
    }

    [Fact]
    public async Task More_replicas_than_brokers_are_refused()
    {
        var (_, writer) = await OpenAsync();
        var result = Assert.Single(await writer.CreateAsync([new NewTopic(NextName(), 1, 9, [])], false, Token));
        Assert.Equal(WriteStatus.Refused, result.Status);
        Assert.Contains("9", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_topic_is_not_created_again_nor_is_one_whose_name_collides()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await CreateAsync(writer, New(name, 1));
        await AwaitAsync(cluster, name);
        var exists = await CreateAsync(writer, New(name, 1));
        Assert.Equal(WriteStatus.Refused, exists.Status);
        Assert.Contains("created it meanwhile", exists.Why, StringComparison.Ordinal);
        Assert.Contains("collides", (await CreateAsync(writer, New(name.Replace('.', '_'), 1))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        var results = await writer.CreateAsync([New(name, 1), New(NextName(), 0)], true, Token);
        Assert.Equal([WriteStatus.Done, WriteStatus.Refused], results.Select(result => result.Status));
        Assert.Null(Assert.IsType<Fact<TopicState?>.Known>((await cluster.DescribeAsync([name], Token))[0].Fact).Value);
    }

    [Fact]
    public async Task A_request_that_is_too_heavy_is_refused_as_a_whole()
    {
        var (_, writer) = await OpenAsync();
        var results = await writer.CreateAsync([New(NextName(), 9_999), New(NextName(), 1)], true, Token);
        Assert.All(results, result => Assert.Equal(WriteStatus.Refused, result.Status));
        Assert.All(await writer.CreateAsync([New(NextName(), 5_000), New(NextName(), 4_998)], true, Token), result => Assert.Equal(WriteStatus.Done, result.Status));
    }

    [Fact]
    public async Task Configs_are_set_and_reset_and_others_stay()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await CreateAsync(writer, New(name, 1, ("retention.ms", "1000"), ("segment.ms", "2000"), ("flush.ms", "3000")));
        await AwaitAsync(cluster, name);
        Assert.Equal(WriteStatus.Done, (await AlterAsync(writer, name, ("retention.ms", "5000"), ("segment.ms", null), ("max.compaction.lag.ms", null)))[0].Status);
        await AwaitConfigAsync(cluster, name, configs => !configs.Overrides.ContainsKey("segment.ms"));
        Assert.Equal(["flush.ms=3000", "retention.ms=5000"], (await ConfigsAsync(cluster, name)).Overrides.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_bad_config_refuses_its_whole_topic_and_no_other()
    {
        var (cluster, writer) = await OpenAsync();
        var (bad, good) = (NextName(), NextName());
        await writer.CreateAsync([New(bad, 1), New(good, 1)], false, Token);
        await AwaitAsync(cluster, bad);
        await AwaitAsync(cluster, good);
        var results = await writer.AlterConfigsAsync(
            [new(bad, [new("retention.ms", "1000"), new("nope", "1")]), new(good, [new("retention.ms", "1000")]), new(NextName(), [new("retention.ms", "1000")])], false, Token);
        Assert.Equal([WriteStatus.Refused, WriteStatus.Done, WriteStatus.Refused], results.Select(result => result.Status));
        await AwaitConfigAsync(cluster, good, configs => configs.Overrides.ContainsKey("retention.ms"));
        Assert.Empty((await ConfigsAsync(cluster, bad)).Overrides);
    }

    [Fact]
    public async Task Configs_that_contradict_each_other_are_refused()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        Assert.Equal(WriteStatus.Refused, (await CreateAsync(writer, New(name, 1, ("min.compaction.lag.ms", "500"), ("max.compaction.lag.ms", "100")))).Status);
        await CreateAsync(writer, New(name, 1, ("max.compaction.lag.ms", "100")));
        await AwaitAsync(cluster, name);
        Assert.Contains("min.compaction.lag.ms (500)", (await AlterAsync(writer, name, ("min.compaction.lag.ms", "500")))[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_grow_and_never_shrink()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await CreateAsync(writer, New(name, 2));
        await AwaitAsync(cluster, name);
        Assert.Contains("would not be an increase", (await writer.AddPartitionsAsync([new(name, 1)], false, Token))[0].Why, StringComparison.Ordinal);
        Assert.Contains("already has 2 partition", (await writer.AddPartitionsAsync([new(name, 2)], false, Token))[0].Why, StringComparison.Ordinal);
        Assert.Equal(WriteStatus.Done, (await writer.AddPartitionsAsync([new(name, 4)], true, Token))[0].Status);
        Assert.Equal(2, (await AwaitAsync(cluster, name)).Assignments.Count);
        Assert.Equal(WriteStatus.Done, (await writer.AddPartitionsAsync([new(name, 4)], false, Token))[0].Status);
        await AwaitAsync(cluster, name, listing => listing.Assignments.Count == 4);
    }

    [Fact]
    public async Task A_deleted_topic_is_gone_and_its_name_is_free()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await CreateAsync(writer, New(name, 1));
        await AwaitAsync(cluster, name);
        var results = await writer.DeleteAsync([name, NextName()], Token);
        Assert.Equal([WriteStatus.Done, WriteStatus.Refused], results.Select(result => result.Status));
        await Eventually.IsTrueAsync(async () => (await cluster.DescribeAsync([name], Token))[0].Fact is Fact<TopicState?>.Known { Value: null }, Token);
        Assert.Equal(WriteStatus.Done, (await CreateAsync(writer, New(name, 1))).Status);
    }

    [Fact]
    public async Task A_topic_that_was_created_again_is_another_one()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await CreateAsync(writer, New(name, 2));
        await AwaitAsync(cluster, name);
        var first = await StateAsync(cluster, name);
        Assert.All(first.Partitions, partition => Assert.True(partition.IsHealthy));
        Assert.Equal(2, first.Partitions.Count);
        Assert.Equal(first.Id, (await StateAsync(cluster, name)).Id);
        await writer.DeleteAsync([name], Token);
        await Eventually.IsTrueAsync(async () => (await cluster.DescribeAsync([name], Token))[0].Fact is Fact<TopicState?>.Known { Value: null }, Token);
        await CreateAsync(writer, New(name, 2));
        await AwaitAsync(cluster, name);
        Assert.NotEqual(first.Id, (await StateAsync(cluster, name)).Id);
    }

    [Fact]
    public async Task What_does_not_exist_is_absent_by_name_and_unknown_by_its_facts()
    {
        var (cluster, _) = await OpenAsync();
        var name = NextName();
        Assert.Null(Assert.IsType<Fact<TopicState?>.Known>((await cluster.DescribeAsync([name], Token))[0].Fact).Value);
        Assert.IsType<Fact<LiveConfigs>.Unknown>((await cluster.ReadConfigsAsync([name], Token))[0].Fact);
    }

    [Fact]
    public async Task What_a_config_falls_back_to_is_told()
    {
        var (cluster, _) = await OpenAsync();
        var fallbacks = await cluster.ReadFallbacksAsync(["retention.ms", "min.insync.replicas", "cleanup.policy", "no.such.config"], Token);
        Assert.Equal(["cleanup.policy=delete", "min.insync.replicas=1", "retention.ms=604800000"], fallbacks.Select(pair => $"{pair.Key}={pair.Value.Value}").Order(StringComparer.Ordinal));
        Assert.All(fallbacks.Values, value => Assert.NotEqual(ConfigOrigin.Topic, value.Origin));
    }

    [Fact]
    public async Task A_name_given_twice_is_refused()
    {
        var (_, writer) = await OpenAsync();
        var name = NextName();
        Assert.All(await writer.CreateAsync([New(name, 1), New(name, 1)], true, Token), result => Assert.Equal(WriteStatus.Refused, result.Status));
    }

    [Fact]
    public async Task A_cancelled_write_is_not_sent()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.CreateAsync([New(name, 1)], false, new CancellationToken(canceled: true)));
        Assert.Null(Assert.IsType<Fact<TopicState?>.Known>((await cluster.DescribeAsync([name], Token))[0].Fact).Value);
    }

    private static async Task<TopicState> StateAsync(ITopicCluster cluster, string name)
    {
        TopicState? found = null;
        await Eventually.IsTrueAsync(async () =>
        {
            found = (await cluster.DescribeAsync([name], Token))[0].Fact is Fact<TopicState?>.Known { Value: { } state } && state.Partitions.All(partition => partition.IsHealthy) ? state : null;
            return found is not null;
        }, Token);
        return found ?? throw new InvalidOperationException();
    }

    private string NextName() => $"{Prefix}{Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static NewTopic New(string name, int partitions, params (string Name, string Value)[] configs) =>
        new(name, partitions, 1, [.. configs.Select(config => KeyValuePair.Create(config.Name, config.Value))]);

    private static async Task<WriteResult> CreateAsync(ITopicClusterWriter writer, NewTopic topic) => Assert.Single(await writer.CreateAsync([topic], false, Token));

    private static Task<IReadOnlyList<WriteResult>> AlterAsync(ITopicClusterWriter writer, string name, params (string Name, string? Value)[] configs) =>
        writer.AlterConfigsAsync([new ConfigAlteration(name, [.. configs.Select(config => KeyValuePair.Create(config.Name, config.Value))])], false, Token);

    private static async Task<TopicListing> AwaitAsync(ITopicCluster cluster, string name, Func<TopicListing, bool>? holds = null)
    {
        TopicListing? found = null;
        await Eventually.IsTrueAsync(async () => (found = (await cluster.ListAsync(Token)).FirstOrDefault(listing => listing.Name == name && (holds?.Invoke(listing) ?? true))) is not null, Token);
        await Eventually.IsTrueAsync(async () => (await cluster.ReadConfigsAsync([name], Token))[0].Fact is Fact<LiveConfigs>.Known, Token);
        return found ?? throw new InvalidOperationException(name);
    }

    private static async Task<LiveConfigs> ConfigsAsync(ITopicCluster cluster, string name) => Assert.IsType<Fact<LiveConfigs>.Known>((await cluster.ReadConfigsAsync([name], Token))[0].Fact).Value;

    private static Task AwaitConfigAsync(ITopicCluster cluster, string name, Func<LiveConfigs, bool> holds) =>
        Eventually.IsTrueAsync(async () => holds(await ConfigsAsync(cluster, name)), Token);
}
