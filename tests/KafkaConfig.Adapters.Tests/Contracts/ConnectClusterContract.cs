using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every Connect cluster does, the stand-in and the real one alike. A behaviour found on the real one first becomes a test here.</summary>
public abstract class ConnectClusterContract : IDisposable
{
    private int _last;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TemporaryFolder Folder { get; } = new();

    protected abstract string Prefix { get; }

    /// <summary>False where connectors move nothing, so that none fails and none gets on.</summary>
    protected virtual bool MovesRecords => true;

    protected abstract Task<(IConnectCluster Cluster, IConnectClusterWriter Writer)> OpenAsync();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_cluster_says_its_version_and_whom_it_works_for()
    {
        var (cluster, _) = await OpenAsync();
        var description = await cluster.DescribeAsync(Token);
        Assert.NotEmpty(description.Version);
        Assert.NotEmpty(description.KafkaClusterId);
    }

    [Fact]
    public async Task What_is_installed_is_listed_in_order()
    {
        var (cluster, _) = await OpenAsync();
        var plugins = await cluster.ReadPluginsAsync(Token);
        Assert.Contains(plugins, plugin => plugin is { Class: SomeConnector.FileSource, Type: "source" } && plugin.Version.Length > 0);
        Assert.Contains(plugins, plugin => plugin is { Class: SomeConnector.FileSink, Type: "sink" });
        Assert.Contains(plugins, plugin => plugin.Class == SomeConnector.MirrorSource);
        Assert.Equal(plugins.Select(plugin => plugin.Class).Distinct().Order(StringComparer.Ordinal), plugins.Select(plugin => plugin.Class));
    }

    [Fact]
    public async Task A_created_connector_is_listed_at_once_with_its_config_and_its_name_in_it()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"), ("batch.size", "100"));
        await CreateAsync(writer, config);
        var live = await FindAsync(cluster, config.Name);
        Assert.Equal(config.Values.Append(new("name", config.Name)).OrderBy(pair => pair.Key, StringComparer.Ordinal), live?.Config);
        var status = await AwaitAsync(cluster, config.Name, status => status.State == "RUNNING" && status.Tasks is [{ State: "RUNNING" }]);
        Assert.True(status.IsSource);
        Assert.Equal(0, status.Tasks[0].Number);
        Assert.NotEmpty(status.Worker);
        Assert.NotEmpty(status.Tasks[0].Worker);
        Assert.Null(status.Trace);
        Assert.Null(status.Tasks[0].Trace);
    }

    [Fact]
    public async Task Several_connectors_are_listed_in_order()
    {
        var (cluster, writer) = await OpenAsync();
        var names = new[] { $"{NextName()}-b", $"{NextName()} ä;?#+&=,@", $"{NextName()}-B" };
        foreach (var name in names)
            await CreateAsync(writer, SomeConnector.Config(name, SomeConnector.FileSource, ("topic", "t"), ("file", Write("")), ("tasks.max", "1")), ConnectorState.Stopped);
        var listed = (await cluster.ListAsync(Token)).Where(connector => connector.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(connector => connector.Name);
        Assert.Equal(names.Order(StringComparer.Ordinal), listed);
        foreach (var name in names)
            Assert.Equal(WriteResult.Done(name), await writer.DeleteAsync(name, Token));
        await Eventually.IsTrueAsync(async () => !(await cluster.ListAsync(Token)).Any(connector => names.Contains(connector.Name)), Token);
    }

    [Theory]
    [InlineData(ConnectorState.Paused, "PAUSED")]
    [InlineData(ConnectorState.Stopped, "STOPPED")]
    public async Task A_connector_is_created_in_the_state_that_is_asked_for(ConnectorState initial, string state)
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        await CreateAsync(writer, config, initial);
        await AwaitAsync(cluster, config.Name, status => status.State == state);
    }

    [Fact]
    public async Task A_connector_that_exists_is_not_created_again()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        await CreateAsync(writer, config);
        var result = await writer.CreateAsync(SomeConnector.Source(config.Name, Write("b\n")), ConnectorState.Running, Token);
        Assert.Equal(WriteStatus.Refused, result.Status);
        Assert.Contains("created it meanwhile", result.Why, StringComparison.Ordinal);
        Assert.Equal(config.Values["file"], (await FindAsync(cluster, config.Name))?.Config["file"]);
    }

    [Fact]
    public async Task An_update_replaces_the_whole_config_and_keeps_the_state()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"), ("batch.size", "100"), ("errors.log.enable", "true"));
        await CreateAsync(writer, config, ConnectorState.Paused);
        await AwaitAsync(cluster, config.Name, status => status.State == "PAUSED");
        Assert.Equal(WriteResult.Done(config.Name), await writer.UpdateAsync(SomeConnector.Source(config.Name, config.Values["file"], ("batch.size", "200")), Token));
        await Eventually.IsTrueAsync(async () => (await FindAsync(cluster, config.Name))?.Config["batch.size"] == "200", Token);
        Assert.DoesNotContain("errors.log.enable", (await FindAsync(cluster, config.Name))?.Config ?? new Dictionary<string, string>());
        await AwaitAsync(cluster, config.Name, status => status.State == "PAUSED");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_updated_nor_anything_else()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        WriteResult[] results =
        [
            await writer.UpdateAsync(config, Token), await writer.SetStateAsync(config.Name, ConnectorState.Stopped, Token), await writer.SetStateAsync(config.Name, ConnectorState.Running, Token),
            await writer.RestartAsync(config.Name, onlyFailed: false, Token), await writer.DeleteAsync(config.Name, Token),
        ];
        Assert.All(results, result => Assert.Equal(new WriteResult(config.Name, WriteStatus.Refused, "There is no connector of this name."), result));
        Assert.Null(await FindAsync(cluster, config.Name));
    }

    [Fact]
    public async Task A_connector_is_paused_resumed_and_stopped()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        await CreateAsync(writer, config);
        Assert.Equal(WriteResult.Done(config.Name), await writer.SetStateAsync(config.Name, ConnectorState.Paused, Token));
        await AwaitAsync(cluster, config.Name, status => status.State == "PAUSED");
        Assert.Equal(WriteResult.Done(config.Name), await writer.SetStateAsync(config.Name, ConnectorState.Stopped, Token));
        await AwaitAsync(cluster, config.Name, status => status.State == "STOPPED" && status.Tasks.Count == 0);
        Assert.Equal(WriteResult.Done(config.Name), await writer.SetStateAsync(config.Name, ConnectorState.Running, Token));
        await AwaitAsync(cluster, config.Name, status => status.State == "RUNNING" && status.Tasks is [{ State: "RUNNING" }]);
    }

    [Fact]
    public async Task A_task_that_fails_says_why_in_one_line_and_runs_again_once_repaired_and_restarted()
    {
        if (!MovesRecords)
            return;
        var (cluster, writer) = await OpenAsync();
        var folder = Path.Combine(Folder.Path, "not-yet");
        var config = SomeConnector.Sink(NextName(), Path.Combine(folder, "out.txt"));
        await CreateAsync(writer, config);
        var status = await AwaitAsync(cluster, config.Name, status => status.Tasks is [{ State: "FAILED" }]);
        Assert.Equal("RUNNING", status.State);
        Assert.False(status.IsSource);
        Assert.StartsWith("org.apache.kafka.connect.errors.ConnectException: Couldn't find or create file", status.Tasks[0].Trace, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', status.Tasks[0].Trace ?? "");
        Assert.InRange(status.Tasks[0].Trace?.Length ?? 0, 1, 300);
        Directory.CreateDirectory(folder);
        Assert.Equal(WriteResult.Done(config.Name), await writer.RestartAsync(config.Name, onlyFailed: true, Token));
        await AwaitAsync(cluster, config.Name, status => status.Tasks is [{ State: "RUNNING", Trace: null }]);
        Assert.Equal(WriteResult.Done(config.Name), await writer.RestartAsync(config.Name, onlyFailed: false, Token));
        await AwaitAsync(cluster, config.Name, status => status is { State: "RUNNING", Tasks: [{ State: "RUNNING" }] });
    }

    [Fact]
    public async Task Offsets_outlive_their_connector_and_the_next_of_its_name_goes_on_from_there()
    {
        if (!MovesRecords)
            return;
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("first\nsecond\n"));
        await CreateAsync(writer, config);
        await Eventually.IsTrueAsync(async () => (await OffsetsAsync(cluster, config.Name)).Count == 1, Token);
        await writer.SetStateAsync(config.Name, ConnectorState.Stopped, Token);
        await AwaitAsync(cluster, config.Name, status => status.State == "STOPPED" && status.Tasks.Count == 0);
        var expected = new ConnectorOffset($$"""{"filename":"{{config.Values["file"]}}"}""", """{"position":13}""");
        Assert.Equal([expected], await OffsetsAsync(cluster, config.Name));
        Assert.Equal(WriteResult.Done(config.Name), await writer.DeleteAsync(config.Name, Token));
        await Eventually.IsTrueAsync(async () => await FindAsync(cluster, config.Name) is null, Token);
        Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Unknown>(Assert.Single(await cluster.ReadOffsetsAsync([config.Name], Token)).Fact);
        await CreateAsync(writer, config, ConnectorState.Stopped);
        await AwaitAsync(cluster, config.Name, status => status.State == "STOPPED");
        Assert.Equal([expected], await OffsetsAsync(cluster, config.Name));
        File.AppendAllText(config.Values["file"], "third\n");
        await writer.SetStateAsync(config.Name, ConnectorState.Running, Token);
        await Eventually.IsTrueAsync(async () => await OffsetsAsync(cluster, config.Name) is [{ Offset: """{"position":19}""" }], Token);
    }

    [Fact]
    public async Task Offsets_come_in_the_order_of_the_names_and_are_empty_where_none_are_stored()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        await CreateAsync(writer, config, ConnectorState.Stopped);
        await AwaitAsync(cluster, config.Name, status => status.State == "STOPPED");
        var facts = await cluster.ReadOffsetsAsync([$"{Prefix}-absent", config.Name, "a/b"], Token);
        Assert.Equal([$"{Prefix}-absent", config.Name, "a/b"], facts.Select(fact => fact.Name));
        Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Unknown>(facts[0].Fact);
        Assert.Empty(Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Known>(facts[1].Fact).Value);
        Assert.Contains("cannot be asked for", Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Unknown>(facts[2].Fact).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_write_is_not_sent()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(NextName(), Write("a\n"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.CreateAsync(config, ConnectorState.Running, new CancellationToken(canceled: true)));
        Assert.Null(await FindAsync(cluster, config.Name));
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Folder.Dispose();
    }

    protected string NextName() => $"{Prefix}{Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>A new file of this test's own.</summary>
    protected string Write(string content) => Folder.Write($"{NextName()}.txt", content);

    protected static async Task CreateAsync(IConnectClusterWriter writer, ConnectorConfig config, ConnectorState state = ConnectorState.Running) =>
        Assert.Equal(WriteResult.Done(config.Name), await writer.CreateAsync(config, state, Token));

    protected static async Task<LiveConnector?> FindAsync(IConnectCluster cluster, string name) => (await cluster.ListAsync(Token)).FirstOrDefault(connector => connector.Name == name);

    protected static async Task<ConnectorStatus> AwaitAsync(IConnectCluster cluster, string name, Func<ConnectorStatus, bool> holds)
    {
        ConnectorStatus? found = null;
        await Eventually.IsTrueAsync(async () =>
        {
            found = await FindAsync(cluster, name) is { Status: Fact<ConnectorStatus>.Known { Value: var status } } && holds(status) ? status : null;
            return found is not null;
        }, Token);
        return found ?? throw new InvalidOperationException(name);
    }

    private static async Task<IReadOnlyList<ConnectorOffset>> OffsetsAsync(IConnectCluster cluster, string name) =>
        Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Known>(Assert.Single(await cluster.ReadOffsetsAsync([name], Token)).Fact).Value;
}
