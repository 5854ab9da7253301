using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KafkaConfig.Testing.Live;

/// <summary>A schema registry as a process of this machine, from an unpacked Apicurio Registry: in memory, with Confluent's API and Confluent's way of counting ids, stopped by its process id.</summary>
public sealed class RegistryProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private RegistryProcess(string home)
    {
        var port = FreePort();
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/apis/ccompat/v7");
        var java = Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } folder ? Path.Combine(folder, "bin", "java") : "java";
        string[] arguments =
        [
            "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dquarkus.http.host=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"-Dquarkus.http.port={port}"),
            "-Dquarkus.log.level=WARN", "-Dregistry.ccompat.use-canonical-hash=true", "-Dregistry.ccompat.legacy-id-mode.enabled=false", "-jar",
            RegistryHome.Runner(home) ?? throw new InvalidOperationException($"{home} holds no registry."),
        ];
        _process = Process.Start(new ProcessStartInfo(java, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path })
            ?? throw new InvalidOperationException("The schema registry did not start.");
        // Read and drop, or a full pipe stops it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Of its Confluent API.</summary>
    public string Url { get; }

    public static async Task<RegistryProcess> StartAsync(string home)
    {
        var registry = new RegistryProcess(home);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{registry.Url}/subjects"))).IsSuccessStatusCode)
                    return registry;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            if (registry._process.HasExited || started.Elapsed > StartLimit)
            {
                await registry.DisposeAsync();
                throw new InvalidOperationException($"The schema registry from {home} did not start.");
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
