using KafkaConfig.Testing.Live;

[assembly: AssemblyFixture(typeof(KafkaConfig.Adapters.Tests.Live.LiveRegistry))]

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>The real schema registry that all tests share, started when the first test asks for it. Subjects carry a random prefix, so that tests do not meet; nobody changes the global level.</summary>
public sealed class LiveRegistry : IAsyncDisposable
{
    private readonly Lazy<Task<RegistryProcess>> _process = new(StartAsync);

    /// <summary>Of its Confluent API.</summary>
    public async Task<string> UrlAsync() => (await _process.Value).Url;

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated && _process.Value.IsCompletedSuccessfully)
            await (await _process.Value).DisposeAsync();
    }

    private static async Task<RegistryProcess> StartAsync()
    {
        if (RegistryHome.Find() is { } home)
            return await RegistryProcess.StartAsync(home);
        const string Sentence = "No schema registry for live tests: set SCHEMA_REGISTRY_HOME to a folder whose app folder holds an Apicurio Registry 2 (Java 17 runs it).";
        if (Environment.GetEnvironmentVariable("KAFKA_CONFIG_REQUIRE_LIVE") == "1")
            Assert.Fail($"{Sentence} KAFKA_CONFIG_REQUIRE_LIVE=1 forbids to skip.");
        Assert.Skip(Sentence);
        return null;
    }
}
