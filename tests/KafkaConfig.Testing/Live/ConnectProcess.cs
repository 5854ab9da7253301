using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KafkaConfig.Testing.Live;

/// <summary>A Connect worker as a process of this machine, from an unpacked Apache Kafka: file connectors and MirrorMaker 2, references to variables and files; stopped by its process id.</summary>
public sealed class ConnectProcess : IAsyncDisposable
{
    /// <summary>A variable of the worker's process.</summary>
    public const string SecretVariable = "CONTRACT_SECRET";

    /// <summary>What it holds.</summary>
    public const string Secret = "resolved-8f3a-secret";

    /// <summary>Where the worker keeps configs.</summary>
    public const string ConfigTopic = "kafka-config-connect-configs";

    private const int KeptLines = 40;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private ConnectProcess(string home, string bootstrapServers)
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Path.Combine(home, "bin", "connect-distributed.sh"), [_folder.Write("worker.properties", Properties(home, bootstrapServers))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment["KAFKA_HEAP_OPTS"] = "-Xmx512m";
        start.Environment["KAFKA_JVM_PERFORMANCE_OPTS"] = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
        start.Environment["LOG_DIR"] = Path.Combine(_folder.Path, "logs");
        start.Environment[SecretVariable] = Secret;
        _process = Process.Start(start) ?? throw new InvalidOperationException("The Connect worker did not start.");
        // Read, or a full pipe stops it.
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Url { get; }

    public static async Task<ConnectProcess> StartAsync(string home, string bootstrapServers)
    {
        var worker = new ConnectProcess(home, bootstrapServers);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                // The server answers before it has paths, and some paths before the worker is in its group; this one only afterwards.
                if ((await (await client.GetAsync(new Uri($"{worker.Url}/connectors/none/config"))).Content.ReadAsStringAsync()).Contains("Connector none not found", StringComparison.Ordinal))
                    return worker;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            if (worker._process.HasExited || started.Elapsed > StartLimit)
            {
                await worker.DisposeAsync();
                throw new InvalidOperationException($"The Connect worker from {home} did not start. Its last lines:\n{string.Join('\n', worker._lines)}");
            }

            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private string Properties(string home, string bootstrapServers)
    {
        // A download keeps the file connectors off its class path.
        var plugins = Directory.EnumerateFiles(Path.Combine(home, "libs"), "connect-file-*.jar").Order(StringComparer.Ordinal);
        return $"""
            bootstrap.servers={bootstrapServers}
            group.id=kafka-config-connect
            listeners={Url}
            rest.advertised.host.name=127.0.0.1
            plugin.path={string.Join(',', plugins)}
            plugin.discovery=hybrid_warn
            config.storage.topic={ConfigTopic}
            offset.storage.topic=kafka-config-connect-offsets
            status.storage.topic=kafka-config-connect-status
            config.storage.replication.factor=1
            offset.storage.replication.factor=1
            status.storage.replication.factor=1
            offset.storage.partitions=1
            status.storage.partitions=1
            offset.flush.interval.ms=1000
            scheduled.rebalance.max.delay.ms=0
            key.converter=org.apache.kafka.connect.storage.StringConverter
            value.converter=org.apache.kafka.connect.storage.StringConverter
            config.providers=env,file
            config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
            config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider

            """;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
            _lines.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
