using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxTopicClusterTests : TopicClusterContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override string Prefix => "orders.t";

    public void Dispose() => _folder.Dispose();

    protected override Task<(ITopicCluster Cluster, ITopicClusterWriter Writer)> OpenAsync()
    {
        var file = new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3);
        return Task.FromResult<(ITopicCluster, ITopicClusterWriter)>((new SandboxTopicCluster(file), new SandboxTopicClusterWriter(file)));
    }

    [Fact]
    public async Task Two_writers_at_once_lose_nothing()
    {
        var (cluster, writer) = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Factory.StartNew(
            () => writer.CreateAsync([new NewTopic($"orders.p{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", 1, 1, [])], false, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        Assert.Equal(20, (await cluster.ListAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_dry_run_leaves_the_file_to_others()
    {
        var (_, writer) = await OpenAsync();
        await writer.CreateAsync([new NewTopic("orders.a", 1, 1, [])], false, TestContext.Current.CancellationToken);
        var path = Path.Combine(_folder.Path, "cluster.json");
        // A blank that no serialiser writes shows whether the file was written again.
        await File.AppendAllTextAsync(path, " ", TestContext.Current.CancellationToken);
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await writer.CreateAsync([new NewTopic("orders.b", 1, 1, [])], true, TestContext.Current.CancellationToken);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
