using KafkaConfig.Testing.Live;

[assembly: AssemblyFixture(typeof(KafkaConfig.Adapters.Tests.Live.LiveConnect))]

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>The real Connect worker that all tests share, started when the first test asks for it, on the broker for groups that never settle: workers are such a group, and each sink is
/// another. Names carry a random prefix, so that tests do not meet.</summary>
public sealed class LiveConnect : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<ConnectProcess>? _worker;

    public async Task<string> UrlAsync(LiveKafka kafka)
    {
        lock (_lock)
        {
            _worker ??= StartAsync(kafka);
        }

        return (await _worker).Url;
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is { IsCompletedSuccessfully: true })
            await (await _worker).DisposeAsync();
    }

    private static async Task<ConnectProcess> StartAsync(LiveKafka kafka)
    {
        var cluster = await kafka.RestlessAsync();
        if (KafkaHome.Find() is { } home)
            return await ConnectProcess.StartAsync(home, cluster.BootstrapServers);
        LiveKafka.Miss();
        return null;
    }
}
