using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every destination of cluster links does, however it is reached. A behaviour found on a real one first becomes a test here.</summary>
public abstract class LinkClusterContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A cluster without links, and a source that it can reach.</summary>
    protected abstract Task<LinkPorts> OpenAsync();

    protected abstract Task AddSourceTopicAsync(string name, int partitions);

    /// <summary>An ordinary topic of the destination.</summary>
    protected abstract Task AddTopicAsync(string name);

    /// <summary>Brings a mirror into this state, and keeps it there until the next move.</summary>
    protected abstract Task HoldAsync(string link, string mirror, MirrorStatus status);

    [Fact]
    public async Task A_created_link_is_listed_with_what_is_set_on_it_and_nothing_else()
    {
        var ports = await OpenAsync();
        await CreateAsync(ports, "b", ("acl.sync.ms", "7000"), ("consumer.offset.sync.enable", "true"));
        await CreateAsync(ports, "a.B-1_x");
        var links = await ports.Links.ListAsync(Token);
        Assert.Equal(["a.B-1_x", "b"], links.Select(link => link.Name));
        Assert.All(links, link => Assert.Equal(("lkc-source", "ACTIVE", null), (link.RemoteClusterId, link.State, link.Problem)));
        Assert.Equal(2, links.Select(link => link.Id).Distinct().Count());
        Assert.Equal([new("acl.sync.ms", "7000"), new("bootstrap.servers", "source.example:9092"), new("consumer.offset.sync.enable", "true")], Configs(links[1]));
        Assert.Equal([new("bootstrap.servers", "source.example:9092")], Configs(links[0]));
    }

    [Fact]
    public async Task A_secret_is_set_and_its_value_never_told()
    {
        var ports = await OpenAsync();
        var remote = SomeLink.Connection(("security.protocol", "sasl_ssl"), ("sasl.mechanism", "PLAIN"), ("sasl.username", "reader"), ("sasl.password", $"${{env:{LinkSecretVariable}}}"));
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.CreateAsync(SomeLink.Of("a", LinkMode.Destination, remote), isDryRun: false, Token));
        var configs = Configs(Assert.Single(await ports.Links.ListAsync(Token)));
        Assert.Null(configs["sasl.jaas.config"]);
        Assert.Equal(("SASL_SSL", "PLAIN"), (configs["security.protocol"], configs["sasl.mechanism"]));
        Assert.DoesNotContain(configs.Values, value => value?.Contains("planted-secret", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_link_that_exists_is_not_created_again()
    {
        var ports = await OpenAsync();
        await CreateAsync(ports, "a", ("acl.sync.ms", "7000"));
        var result = await ports.LinkWriter.CreateAsync(SomeLink.Destination("a"), isDryRun: false, Token);
        Assert.Equal(new WriteResult("a", WriteStatus.Refused, "There is a link of this name: somebody created it meanwhile."), result);
        Assert.Contains("acl.sync.ms", Configs(Assert.Single(await ports.Links.ListAsync(Token))));
    }

    [Theory]
    [InlineData("no.such.config", "1")]
    [InlineData("acl.sync.enable", "maybe")]
    public async Task A_config_that_cannot_be_is_refused(string name, string value)
    {
        var ports = await OpenAsync();
        await CreateAsync(ports, "a");
        var results = new[]
        {
            await ports.LinkWriter.CreateAsync(SomeLink.Destination("b", (name, value)), isDryRun: false, Token),
            await ports.LinkWriter.AlterAsync("a", [new("acl.sync.ms", "7000"), new(name, value)], isDryRun: false, Token),
        };
        Assert.All(results, result => Assert.Equal(WriteStatus.Refused, result.Status));
        Assert.All(results, result => Assert.Contains(name, result.Why, StringComparison.Ordinal));
        Assert.DoesNotContain("acl.sync.ms", Configs(Assert.Single(await ports.Links.ListAsync(Token))));
    }

    [Fact]
    public async Task Configs_are_set_and_removed()
    {
        var ports = await OpenAsync();
        await CreateAsync(ports, "a", ("acl.sync.ms", "7000"), ("topic.config.sync.ms", "9000"));
        await AlterAsync(ports, new("acl.sync.ms", null), new("topic.config.sync.ms", "8000"), new("consumer.offset.sync.ms", "1000"));
        var configs = Configs(Assert.Single(await ports.Links.ListAsync(Token)));
        Assert.Equal(["bootstrap.servers", "consumer.offset.sync.ms", "topic.config.sync.ms"], configs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("1000", "8000"), (configs["consumer.offset.sync.ms"], configs["topic.config.sync.ms"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_filter_that_is_set_beside_its_switch_is_there_afterwards(bool isSwitchFirst)
    {
        var ports = await OpenAsync();
        const string Filter = """{"groupFilters":[{"name":"*","patternType":"LITERAL","filterType":"INCLUDE"}]}""";
        await CreateAsync(ports, "a", ("consumer.offset.group.filters", "{}"), ("consumer.offset.sync.enable", "true"));
        LinkConfigMove[] moves = [new("consumer.offset.group.filters", Filter), new("consumer.offset.sync.enable", "false")];
        await AlterAsync(ports, isSwitchFirst ? [.. moves.Reverse()] : moves);
        var configs = Configs(Assert.Single(await ports.Links.ListAsync(Token)));
        Assert.Equal((Filter, "false"), (configs["consumer.offset.group.filters"], configs["consumer.offset.sync.enable"]));
        await AlterAsync(ports, new LinkConfigMove("consumer.offset.sync.enable", "true"));
        Assert.Equal(Filter, Configs(Assert.Single(await ports.Links.ListAsync(Token)))["consumer.offset.group.filters"]);
        await AlterAsync(ports, new LinkConfigMove("consumer.offset.sync.enable", null));
        Assert.DoesNotContain("consumer.offset.group.filters", Configs(Assert.Single(await ports.Links.ListAsync(Token))));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_changed()
    {
        var ports = await OpenAsync();
        await AddSourceTopicAsync("t", 1);
        WriteResult[] results =
        [
            await ports.LinkWriter.AlterAsync("a", [new("acl.sync.ms", "1")], isDryRun: false, Token), await ports.LinkWriter.DeleteAsync("a", isDryRun: false, Token),
            .. await ports.MirrorWriter.CreateMirrorsAsync("a", [new("t", "t")], Token), .. await ports.MirrorWriter.MoveMirrorsAsync("a", MirrorVerb.Pause, ["t"], isDryRun: false, Token),
        ];
        Assert.All(results, result => Assert.Equal(WriteStatus.Refused, result.Status));
        Assert.All(results, result => Assert.StartsWith("There is no link of this name", result.Why, StringComparison.Ordinal));
        Assert.Empty(await ports.Links.ListAsync(Token));
        Assert.Empty(await ports.Mirrors.ListMirrorsAsync(["a"], Token));
    }

    [Fact]
    public async Task A_link_with_mirrors_is_deleted_once_all_of_them_are_stopped()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t", "u");
        await HoldAsync("a", "t", MirrorStatus.Stopped);
        foreach (var isDryRun in new[] { true, false })
        {
            var result = await ports.LinkWriter.DeleteAsync("a", isDryRun, Token);
            Assert.Equal(WriteStatus.Refused, result.Status);
            Assert.Contains("not stopped", result.Why, StringComparison.Ordinal);
            Assert.Contains("u (", result.Why, StringComparison.Ordinal);
            Assert.DoesNotContain("t (", result.Why, StringComparison.Ordinal);
        }

        await HoldAsync("a", "u", MirrorStatus.Stopped);
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.DeleteAsync("a", isDryRun: true, Token));
        Assert.Single(await ports.Links.ListAsync(Token));
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.DeleteAsync("a", isDryRun: false, Token));
        Assert.Empty(await ports.Links.ListAsync(Token));
        Assert.Empty(await ports.Mirrors.ListMirrorsAsync(["a"], Token));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var ports = await OpenAsync();
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.CreateAsync(SomeLink.Destination("a"), isDryRun: true, Token));
        Assert.Empty(await ports.Links.ListAsync(Token));
        await MirrorAsync(ports, "t");
        Assert.Equal(WriteStatus.Refused, (await ports.LinkWriter.CreateAsync(SomeLink.Destination("a"), isDryRun: true, Token)).Status);
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.AlterAsync("a", [new("acl.sync.ms", "7000"), new("acl.sync.enable", "false")], isDryRun: true, Token));
        Assert.Equal([new("bootstrap.servers", "source.example:9092")], Configs(Assert.Single(await ports.Links.ListAsync(Token))));
        foreach (var verb in new[] { MirrorVerb.Pause, MirrorVerb.Promote, MirrorVerb.FailOver })
        {
            Assert.Equal([WriteResult.Done("t")], await ports.MirrorWriter.MoveMirrorsAsync("a", verb, ["t"], isDryRun: true, Token));
            Assert.Equal(MirrorStatus.Active, await StatusAsync(ports, "t"));
        }
    }

    [Fact]
    public async Task Mirrors_are_created_and_told_by_link_in_order()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "u", "t");
        await CreateAsync(ports, "b", ("cluster.link.prefix", "p."));
        Assert.Equal([WriteResult.Done("p.t")], await ports.MirrorWriter.CreateMirrorsAsync("b", [new("t", "p.t")], Token));
        var mirrors = await ports.Mirrors.ListMirrorsAsync(["b", "absent", "a", "b"], Token);
        Assert.Equal([("a", "t", "t"), ("a", "u", "u"), ("b", "p.t", "t")], mirrors.Select(mirror => (mirror.Link, mirror.Topic, mirror.SourceTopic)));
        Assert.All(mirrors, mirror => Assert.Equal((MirrorStatus.Active, "ACTIVE", null), (mirror.Status, mirror.Word, mirror.Problem)));
        Assert.Equal(["p.t"], (await ports.Mirrors.ListMirrorsAsync(["b"], Token)).Select(mirror => mirror.Topic));
        Assert.Empty(await ports.Mirrors.ListMirrorsAsync([], Token));
        Assert.All(mirrors, mirror => Assert.True(mirror.ReportedLag.Keys.SequenceEqual([0, 1])));
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_is_refused_and_the_others_are_created()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t");
        await AddTopicAsync("taken");
        foreach (var topic in new[] { "taken", "other", "good" })
            await AddSourceTopicAsync(topic, 1);
        var results = await ports.MirrorWriter.CreateMirrorsAsync("a", [new("t", "t"), new("taken", "taken"), new("absent", "absent"), new("other", "else"), new("good", "good")], Token);
        Assert.Equal(["t", "taken", "absent", "else", "good"], results.Select(result => result.Name));
        Assert.Equal([WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Done], results.Select(result => result.Status));
        Assert.Contains("already exists", results[1].Why, StringComparison.Ordinal);
        Assert.Contains("absent", results[2].Why, StringComparison.Ordinal);
        Assert.Contains("prefix", results[3].Why, StringComparison.Ordinal);
        Assert.Equal(["good", "t"], (await ports.Mirrors.ListMirrorsAsync(["a"], Token)).Select(mirror => mirror.Topic));
    }

    [Fact]
    public async Task A_cancelled_write_is_not_sent()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t");
        await AddSourceTopicAsync("u", 1);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ports.LinkWriter.CreateAsync(SomeLink.Destination("b"), isDryRun: false, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ports.LinkWriter.AlterAsync("a", [new("acl.sync.ms", "1")], isDryRun: false, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ports.MirrorWriter.CreateMirrorsAsync("a", [new("u", "u")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ports.MirrorWriter.MoveMirrorsAsync("a", MirrorVerb.Promote, ["t"], isDryRun: false, cancelled));
        Assert.Equal([new("bootstrap.servers", "source.example:9092")], Configs(Assert.Single(await ports.Links.ListAsync(Token))));
        Assert.Equal(MirrorStatus.Active, Assert.Single(await ports.Mirrors.ListMirrorsAsync(["a"], Token)).Status);
    }

    protected const string LinkSecretVariable = "LINK_PASSWORD";
    protected const string LinkSecret = "planted-secret \"with\\marks\"";

    protected static async Task CreateAsync(LinkPorts ports, string name, params (string Name, string Value)[] configs) =>
        Assert.Equal(WriteResult.Done(name), await ports.LinkWriter.CreateAsync(SomeLink.Destination(name, configs), isDryRun: false, Token));

    /// <summary>The link <c>a</c> with active mirrors of two partitions each.</summary>
    protected async Task MirrorAsync(LinkPorts ports, params string[] topics)
    {
        await CreateAsync(ports, "a");
        foreach (var topic in topics)
            await AddSourceTopicAsync(topic, 2);
        Assert.Equal(topics.Select(WriteResult.Done), await ports.MirrorWriter.CreateMirrorsAsync("a", [.. topics.Select(topic => new MirrorSpecification(topic, topic))], Token));
        await Eventually.IsTrueAsync(async () => (await ports.Mirrors.ListMirrorsAsync(["a"], Token)).All(mirror => mirror.Status == MirrorStatus.Active), Token);
    }

    protected static async Task<MirrorStatus> StatusAsync(LinkPorts ports, string topic) => (await ports.Mirrors.ListMirrorsAsync(["a"], Token)).Single(mirror => mirror.Topic == topic).Status;

    protected static IReadOnlyDictionary<string, string?> Configs(LiveLink link) => Assert.IsType<Fact<IReadOnlyDictionary<string, string?>>.Known>(link.Configs).Value;

    private static async Task AlterAsync(LinkPorts ports, params LinkConfigMove[] moves) => Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.AlterAsync("a", moves, isDryRun: false, Token));
}
