using System.Globalization;
using System.Text.Json;
using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.Connect;

namespace KafkaConfig.Benchmarks;

/// <summary>The connector side of a plan beside the bare call.</summary>
internal static class ConnectorBenchmark
{
    private const int Connectors = 500;

    public static async Task RunAsync(TextWriter output)
    {
        await using var server = await StandInConnect.StartAsync();
        var place = new SourceLocation("connectors/main/some.yaml", 1, 1);
        var definitions = new List<IDefinition>();
        for (var number = 0; number < Connectors; number++)
        {
            var config = SomeConnector.Sink(string.Create(CultureInfo.InvariantCulture, $"orders-{number}"), "/tmp/out.txt");
            server.Store.Add(config.Name, config.Values);
            definitions.Add(new ConnectorDefinition
            {
                Cluster = "main",
                Name = config.Name,
                Owner = "team-orders",
                Location = place,
                Class = new Sourced<string>(SomeConnector.FileSink, "file", place),
                State = new Sourced<ConnectorState>(ConnectorState.Running, "file", place),
                Tasks = new Sourced<int>(1, "file", place),
                Config = [.. config.Values.Where(pair => pair.Key is not ("connector.class" or "tasks.max")).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ConnectorSetting(pair.Key, pair.Value, "file", place))],
            });
        }

        SideBySide.Header(output, "connectors");
        await SideBySide.MeasureAsync(output, $"plan of {Connectors} unchanged connectors", server, () => PlanAsync(definitions, server, place), async http =>
        {
            using var answer = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"{server.Url}/connectors?expand=info&expand=status")));
        });
    }

    private static async Task PlanAsync(List<IDefinition> definitions, StandInConnect server, SourceLocation place)
    {
        using var client = new ConnectClient(new ServiceConnection(new ExternalText(server.Url, place), null, null), _ => null, TimeSpan.FromMinutes(1), TimeProvider.System);
        var cluster = new KafkaConnectCluster(client);
        var clusters = new Dictionary<string, IConnectCluster> { ["main"] = cluster };
        var reader = new ConnectorReader(clusters, new ConnectorFactReader(clusters, new SandboxTopicCluster(new SandboxFile("nowhere.json", 1))), TimeSpan.Zero);
        var environment = new EnvironmentDefinition { Name = "live", Location = place, Cluster = new ClusterConnection() };
        var kafka = (await cluster.DescribeAsync(CancellationToken.None)).KafkaClusterId;
        server.Forget();
        var difference = await reader.CompareAsync(new Comparison(definitions, RepositorySettings.Empty, environment, new ClusterDescription(kafka, [1], []), null), CancellationToken.None);
        if (difference.Unchanged != definitions.Count)
            throw new InvalidOperationException("The plan has changes.");
    }
}
