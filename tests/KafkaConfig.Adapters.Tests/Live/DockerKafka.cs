using Confluent.Kafka;
using Confluent.Kafka.Admin;
using DotNet.Testcontainers.Builders;
using KafkaConfig.Testing.Live;
using Testcontainers.Kafka;

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>One broker in a container, where neither KAFKA_HOME nor a folder is at hand.</summary>
internal sealed class DockerKafka(KafkaContainer container, string clusterId) : ILiveCluster
{
    private const string Image = "apache/kafka:4.3.1";

    public string BootstrapServers => container.GetBootstrapAddress();

    public string ClusterId => clusterId;

    /// <summary>Null where Docker does not answer.</summary>
    public static async Task<ILiveCluster?> TryStartAsync()
    {
        try
        {
            var container = new KafkaBuilder(Image).Build();
            await container.StartAsync();
            using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = container.GetBootstrapAddress() }).Build();
            return new DockerKafka(container, (await admin.DescribeClusterAsync(new DescribeClusterOptions())).ClusterId);
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        var words = script.Split(' ');
        var result = await container.ExecAsync([$"/opt/kafka/bin/{words[0]}", .. words[1..], "--bootstrap-server", "localhost:9093", .. arguments]);
        return result.Stdout;
    }

    public Task KillAsync(int broker)
    {
        Assert.Skip("A container's broker is not killed.");
        return Task.CompletedTask;
    }

    public Task ResumeAsync(int broker) => Task.CompletedTask;

    public ValueTask DisposeAsync() => container.DisposeAsync();
}
