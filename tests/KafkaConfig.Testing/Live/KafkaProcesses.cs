using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Confluent.Kafka;

namespace KafkaConfig.Testing.Live;

/// <summary>Brokers as processes of this machine, from an unpacked Apache Kafka: combined KRaft nodes in a folder of their own, stopped by process id.</summary>
public sealed class KafkaProcesses : ILiveCluster
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly (string Name, string Password)[] Users = [("admin", "admin-secret"), ("alice", "alice-secret"), ("bob", "bob-secret")];

    private readonly string _home;
    private readonly bool _isSecure;
    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports;
    private readonly Dictionary<int, Process> _brokers = [];

    private KafkaProcesses(string home, int brokers, bool isSecure)
    {
        (_home, _isSecure) = (home, isSecure);
        _ports = FreePorts(2 * brokers);
        ClusterId = System.Convert.ToBase64String(Enumerable.Range(0, 16).Select(index => (byte)(_ports[0] >> (index % 2 * 8))).ToArray()).TrimEnd('=').Replace('+', 'A').Replace('/', 'B');
        BootstrapServers = string.Join(',', Enumerable.Range(1, brokers).Select(ClientAddress));
    }

    public string BootstrapServers { get; }

    public string ClusterId { get; }

    public static async Task<ILiveCluster> StartAsync(string home, int brokers, bool isSecure)
    {
        var cluster = new KafkaProcesses(home, brokers, isSecure);
        for (var broker = 1; broker <= brokers; broker++)
        {
            var config = cluster._folder.Write($"server-{broker.ToString(CultureInfo.InvariantCulture)}.properties", cluster.Properties(broker, brokers));
            await cluster.RunAsync("kafka-storage.sh", ["format", "-t", cluster.ClusterId, "-c", config]);
        }

        for (var broker = 1; broker <= brokers; broker++)
            cluster.Spawn(broker);
        await cluster.AwaitBrokersAsync(brokers);
        return cluster;
    }

    public Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        var words = script.Split(' ');
        List<string> all = [.. words[1..], "--bootstrap-server", BootstrapServers, .. arguments];
        if (_isSecure)
            all.AddRange(["--command-config", _folder.Write("admin.properties", $"security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config={Login()};\n")]);
        return RunAsync(words[0], all);
    }

    public async Task KillAsync(int broker)
    {
        _brokers[broker].Kill(entireProcessTree: true);
        await _brokers[broker].WaitForExitAsync();
    }

    public async Task ResumeAsync(int broker)
    {
        Spawn(broker);
        await AwaitBrokersAsync(_brokers.Count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in _brokers.Values)
        {
            if (!broker.HasExited)
                broker.Kill(entireProcessTree: true);
            await broker.WaitForExitAsync();
            broker.Dispose();
        }

        _folder.Dispose();
    }

    private string ClientAddress(int broker) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_ports[2 * (broker - 1)]}");

    private string ControllerAddress(int broker) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_ports[(2 * broker) - 1]}");

    private string Properties(int broker, int brokers)
    {
        var replication = Math.Min(3, brokers);
        var protocol = _isSecure ? "SASL_PLAINTEXT" : "PLAINTEXT";
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            process.roles=broker,controller
            node.id={broker}
            controller.quorum.voters={string.Join(',', Enumerable.Range(1, brokers).Select(voter => string.Create(CultureInfo.InvariantCulture, $"{voter}@{ControllerAddress(voter)}")))}
            listeners=CLIENT://{ClientAddress(broker)},CONTROLLER://{ControllerAddress(broker)}
            advertised.listeners=CLIENT://{ClientAddress(broker)}
            listener.security.protocol.map=CLIENT:{protocol},CONTROLLER:{protocol}
            inter.broker.listener.name=CLIENT
            controller.listener.names=CONTROLLER
            log.dirs={Path.Combine(_folder.Path, $"data-{broker.ToString(CultureInfo.InvariantCulture)}")}
            offsets.topic.replication.factor={replication}
            offsets.topic.num.partitions=5
            transaction.state.log.replication.factor={replication}
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            auto.create.topics.enable=false
            log.cleaner.dedupe.buffer.size=16777216

            """));
        if (_isSecure)
        {
            var jaas = $"{Login()} {string.Join(' ', Users.Select(user => $"user_{user.Name}=\"{user.Password}\""))};";
            text.Append(CultureInfo.InvariantCulture, $"""
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.client.plain.sasl.jaas.config={jaas}
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config={jaas}
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:admin

                """);
        }

        return text.ToString();
    }

    private static string Login() => $"org.apache.kafka.common.security.plain.PlainLoginModule required username=\"{Users[0].Name}\" password=\"{Users[0].Password}\"";

    private void Spawn(int broker)
    {
        var start = Start("kafka-server-start.sh", [Path.Combine(_folder.Path, $"server-{broker.ToString(CultureInfo.InvariantCulture)}.properties")]);
        start.Environment["KAFKA_HEAP_OPTS"] = "-Xmx768m";
        start.Environment["LOG_DIR"] = Path.Combine(_folder.Path, "logs");
        var process = Process.Start(start) ?? throw new InvalidOperationException("A broker did not start.");
        // Read and drop, or a full pipe stops the broker.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _brokers[broker] = process;
    }

    private async Task AwaitBrokersAsync(int expected)
    {
        var config = new AdminClientConfig { BootstrapServers = BootstrapServers };
        if (_isSecure)
            (config.SecurityProtocol, config.SaslMechanism, config.SaslUsername, config.SaslPassword) = (SecurityProtocol.SaslPlaintext, SaslMechanism.Plain, Users[0].Name, Users[0].Password);
        using var admin = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                if (admin.GetMetadata(TimeSpan.FromSeconds(2)).Brokers.Count == expected)
                    return;
            }
            catch (KafkaException)
            {
                // Not yet.
            }

            if (_brokers.Values.Any(broker => broker.HasExited) || started.Elapsed > StartLimit)
                throw new InvalidOperationException($"Kafka from {_home} did not start.");
            await Task.Delay(100);
        }
    }

    private async Task<string> RunAsync(string script, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(Start(script, arguments)) ?? throw new InvalidOperationException(script);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} {string.Join(' ', arguments)}\n{await output}{await error}");
    }

    private ProcessStartInfo Start(string script, IReadOnlyList<string> arguments) =>
        new(Path.Combine(_home, "bin", script), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
