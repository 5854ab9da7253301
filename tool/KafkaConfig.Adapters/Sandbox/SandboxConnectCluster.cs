using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Reads one Connect cluster of a sandbox or a snapshot.</summary>
public sealed class SandboxConnectCluster(SandboxFile file, string name) : IConnectCluster
{
    public Task<ConnectDescription> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ConnectDescription("sandbox", file.Read().ClusterId));

    public Task<IReadOnlyList<LiveConnector>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LiveConnector>>([.. Read().Connectors.Select(connector => ToLive(connector.Key, connector.Value))]);

    public Task<IReadOnlyList<ConnectorPlugin>> ReadPluginsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConnectorPlugin>>([.. (Read().Installed ?? []).Order(StringComparer.Ordinal).Select(type => new ConnectorPlugin(type, IsSource(type) ? "source" : "sink", "sandbox"))]);

    public Task<IReadOnlyList<NamedFact<ConnectorValidation>>> ValidateAsync(IReadOnlyList<ConnectorConfig> configs, CancellationToken cancellationToken)
    {
        var connect = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<ConnectorValidation>>>([.. configs.Select(config => new NamedFact<ConnectorValidation>(config.Name, Validate(connect, config)))]);
    }

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<ConnectorOffset>>>> ReadOffsetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var connect = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<IReadOnlyList<ConnectorOffset>>>>([.. names.Select(connector => new NamedFact<IReadOnlyList<ConnectorOffset>>(
            connector, connect.Connectors.TryGetValue(connector, out var found)
                ? new Fact<IReadOnlyList<ConnectorOffset>>.Known([.. (found.Offsets ?? []).OrderBy(offset => offset.Partition, StringComparer.Ordinal)])
                : new Fact<IReadOnlyList<ConnectorOffset>>.Unknown(ConnectorNames.Complaint(connector) ?? "it does not exist any more")))]);
    }

    private SandboxConnect Read() => file.Read().Connect?.GetValueOrDefault(name) ?? SandboxConnect.Empty;

    private static Fact<ConnectorValidation> Validate(SandboxConnect connect, ConnectorConfig config)
    {
        var type = config.Values.GetValueOrDefault("connector.class", "");
        if (connect.Installed is { } installed && !installed.Contains(type))
            return new Fact<ConnectorValidation>.Unknown($"there is no connector class {type} on the workers");
        return new Fact<ConnectorValidation>.Known(new ConnectorValidation([.. config.Values.Keys.Where(key => connect.Undefined?.Contains(key) != true).Order(StringComparer.Ordinal).Select(key =>
            new ConnectorKey(key, connect.Passwords?.Contains(key) == true ? ConnectorKey.Password : "STRING", connect.Refuses?.GetValueOrDefault(key) is { } error ? [error] : []))]));
    }

    private static LiveConnector ToLive(string name, SandboxConnector connector)
    {
        var config = new SortedDictionary<string, string>(connector.Config, StringComparer.Ordinal) { ["name"] = name };
        if (connector.Unseen is { } why)
            return new LiveConnector(name, config, new Fact<ConnectorStatus>.Unknown(why));
        var count = connector.State == ConnectorState.Stopped ? 0 : int.TryParse(config.GetValueOrDefault("tasks.max"), System.Globalization.CultureInfo.InvariantCulture, out var tasks) ? tasks : 1;
        var state = connector.State.ToString().ToUpperInvariant();
        return new LiveConnector(name, config, new Fact<ConnectorStatus>.Known(new ConnectorStatus(
            state, IsSource(config.GetValueOrDefault("connector.class", "")), "worker-1", null,
            [.. Enumerable.Range(0, count).Select(number => number == 0 && connector.Failed is { } trace ? new ConnectorTask(number, "FAILED", "worker-1", trace) : new ConnectorTask(number, state, "worker-1", null))])));
    }

    private static bool IsSource(string type) => type.Contains("Source", StringComparison.Ordinal) || type.StartsWith("io.debezium.", StringComparison.Ordinal) || type.StartsWith("org.apache.kafka.connect.mirror.", StringComparison.Ordinal);
}
