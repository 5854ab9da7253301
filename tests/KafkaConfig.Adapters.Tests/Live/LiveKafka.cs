using KafkaConfig.Testing.Live;

[assembly: AssemblyFixture(typeof(KafkaConfig.Adapters.Tests.Live.LiveKafka))]

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>The real clusters that all tests share, each started when the first test asks for it: one broker; one with passwords and ACLs; three brokers. Topics carry a random
/// prefix, so that tests do not meet.</summary>
public sealed class LiveKafka : IAsyncDisposable
{
    private readonly Lazy<Task<ILiveCluster>> _single = new(() => StartAsync(1, isSecure: false));
    private readonly Lazy<Task<ILiveCluster>> _restless = new(() => StartAsync(1, isSecure: false));
    private readonly Lazy<Task<ILiveCluster>> _secure = new(() => StartAsync(1, isSecure: true));
    private readonly Lazy<Task<ILiveCluster>> _three = new(() => StartAsync(3, isSecure: false));

    /// <summary>One broker, anyone may do anything.</summary>
    public Task<ILiveCluster> SingleAsync() => _single.Value;

    /// <summary>One broker for tests whose consumer groups never settle: who plans a risky change beside a group that is being rebalanced is told that he cannot know.</summary>
    public Task<ILiveCluster> RestlessAsync() => _restless.Value;

    /// <summary>One broker with SASL and ACLs; admin is a super user, alice and bob may do what ACLs allow.</summary>
    public Task<ILiveCluster> SecureAsync() => _secure.Value;

    /// <summary>Three brokers.</summary>
    public Task<ILiveCluster> ThreeBrokersAsync() => _three.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in new[] { _single, _restless, _secure, _three }.Where(cluster => cluster.IsValueCreated))
        {
            if (cluster.Value.IsCompletedSuccessfully)
                await (await cluster.Value).DisposeAsync();
        }
    }

    private static async Task<ILiveCluster> StartAsync(int brokers, bool isSecure)
    {
        if (KafkaHome.Find() is { } home)
            return await KafkaProcesses.StartAsync(home, brokers, isSecure);
        if (brokers == 1 && !isSecure && await DockerKafka.TryStartAsync() is { } container)
            return container;
        Miss();
        return null;
    }

    /// <summary>Skips the test where there is no Kafka, or fails it where that is forbidden.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal static void Miss()
    {
        const string Sentence = "No Kafka for live tests: set KAFKA_HOME to an Apache Kafka 4 download (Java 17 runs it), or run where Docker does.";
        if (Environment.GetEnvironmentVariable("KAFKA_CONFIG_REQUIRE_LIVE") == "1")
            Assert.Fail($"{Sentence} KAFKA_CONFIG_REQUIRE_LIVE=1 forbids to skip.");
        Assert.Skip(Sentence);
    }
}
