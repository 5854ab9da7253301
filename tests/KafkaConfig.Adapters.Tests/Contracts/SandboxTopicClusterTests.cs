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
}
