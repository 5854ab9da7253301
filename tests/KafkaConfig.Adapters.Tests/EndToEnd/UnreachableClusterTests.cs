using System.Net;
using System.Net.Sockets;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

public sealed class UnreachableClusterTests(LiveKafka kafka)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_is_down_gives_5_and_a_sentence()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await ExpectUnavailableAsync(port, "Connection refused");
    }

    [Fact]
    public async Task A_broker_that_hangs_gives_5_and_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await ExpectUnavailableAsync(((IPEndPoint)listener.LocalEndpoint).Port, "did not describe the cluster");
    }

    [Fact]
    public async Task A_broker_that_closes_the_connection_gives_5_and_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var closing = CloseAllAsync(listener, source.Token);
        await ExpectUnavailableAsync(((IPEndPoint)listener.LocalEndpoint).Port, "did not describe the cluster");
        await source.CancelAsync();
        await closing;
    }

    [Fact]
    public async Task Another_cluster_than_the_file_says_gives_1_and_nothing_is_read_or_written()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync());
        repository.Topic("placed", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        var text = repository.Read("environments/live.yaml").Replace(repository.Cluster.ClusterId, "another-cluster", StringComparison.Ordinal);
        repository.Write("environments/live.yaml", text);
        foreach (var line in new[] { "plan --env live", "apply --env live --yes", "snapshot --env live --out a.json", "import --env live --owner a" })
        {
            var result = await repository.RunAsync(line, Token);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("says that the cluster's id is another-cluster", result.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(repository.Prefix, await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_environments_those_that_answer_are_still_planned()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync());
        repository.Topic("placed", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        repository.Write("environments/dead.yaml", "cluster: { id: abc, bootstrapServers: \"127.0.0.1:1\" }\n");
        var result = await repository.RunAsync("plan --env dead --env live --timeout 1", Token);
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("live: CHANGES", result.Output, StringComparison.Ordinal);
        Assert.Contains("dead: INCOMPLETE  nothing could be planned\n  The cluster of environments/dead.yaml", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"environment\": \"dead\"", (await repository.RunAsync("plan --env dead --env live --timeout 1 --output json", Token)).Output, StringComparison.Ordinal);
        Assert.Contains("## dead: INCOMPLETE", (await repository.RunAsync("plan --env dead --env live --timeout 1 --output markdown", Token)).Output, StringComparison.Ordinal);
    }

    private static async Task ExpectUnavailableAsync(int port, string words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", "");
        folder.Write("topics/a.yaml", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        folder.Write("environments/prod.yaml", "cluster:\n  id: abc\n  bootstrapServers: ${env:SERVERS}\n");
        var result = await CommandRunner.RunAsync(
            folder.Path, "plan --env prod --timeout 3", new Dictionary<string, string> { ["SERVERS"] = $"127.0.0.1:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}" }, Token);
        Assert.Equal(5, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        // The address came from a variable: it is in no output.
        Assert.DoesNotContain(port.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Everything, StringComparison.Ordinal);
    }

    private static async Task CloseAllAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(cancellationToken);
                // In the middle: after the request, before the answer.
                await connection.GetStream().ReadExactlyAsync(new byte[16], cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
