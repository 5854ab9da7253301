using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Connect;

/// <summary>Reads a Connect cluster through the REST API of one of its workers.</summary>
public sealed class KafkaConnectCluster(ConnectClient client) : IConnectCluster
{
    // A new connector's status is there after a tenth of a second; one that is longer without has none.
    private static readonly TimeSpan StatusLimit = TimeSpan.FromSeconds(2);

    public async Task<ConnectDescription> DescribeAsync(CancellationToken cancellationToken) =>
        await client.ReadAsync("/", "describe itself", ConnectJson.Default.ConnectRoot, cancellationToken) is { Version: { } version, KafkaClusterId: { } cluster }
            ? new ConnectDescription(version, cluster)
            : throw client.Unavailable("does not say its version and the Kafka cluster that it works for, as a Connect worker would");

    public async Task<IReadOnlyList<LiveConnector>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = await ExpandAsync(cancellationToken);
        var names = (await client.ReadAsync("/connectors", "list its connectors", ConnectJson.Default.IReadOnlyListString, cancellationToken)).Order(StringComparer.Ordinal).ToList();
        for (var (attempt, began) = (0, client.Time.GetTimestamp()); !names.TrueForAll(entries.ContainsKey); attempt++)
        {
            var pause = ServiceRetry.Pause(attempt);
            if (client.Time.GetElapsedTime(began) + pause > StatusLimit)
                break;
            await Task.Delay(pause, client.Time, cancellationToken);
            entries = await ExpandAsync(cancellationToken);
        }

        var connectors = await ServiceClient.EachAsync(
            names, async (name, token) => entries.TryGetValue(name, out var entry) && entry.Info?.Config is not null ? Connector(name, entry) : await ReadConfigAsync(name, token), cancellationToken);
        return [.. connectors.OfType<LiveConnector>()];
    }

    public async Task<IReadOnlyList<ConnectorPlugin>> ReadPluginsAsync(CancellationToken cancellationToken)
    {
        var plugins = await client.ReadAsync("/connector-plugins", "list its plugins", ConnectJson.Default.IReadOnlyListConnectPluginEntry, cancellationToken);
        return
        [
            .. plugins.Select(plugin => new ConnectorPlugin(plugin.Class ?? throw Strange(), plugin.Type ?? "", plugin.Version ?? ""))
                .OrderBy(plugin => plugin.Class, StringComparer.Ordinal).ThenBy(plugin => plugin.Version, StringComparer.Ordinal),
        ];
    }

    public Task<IReadOnlyList<NamedFact<ConnectorValidation>>> ValidateAsync(IReadOnlyList<ConnectorConfig> configs, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        configs, async (config, token) => new NamedFact<ConnectorValidation>(config.Name, await ValidateAsync(config, token)), cancellationToken);

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<ConnectorOffset>>>> ReadOffsetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        names, async (name, token) => new NamedFact<IReadOnlyList<ConnectorOffset>>(name, await ReadOffsetsAsync(name, token)), cancellationToken);

    private async Task<IReadOnlyDictionary<string, ConnectEntry>> ExpandAsync(CancellationToken cancellationToken) =>
        await client.ReadAsync("/connectors?expand=info&expand=status", "list its connectors", ConnectJson.Default.IReadOnlyDictionaryStringConnectEntry, cancellationToken);

    private LiveConnector Connector(string name, ConnectEntry entry)
    {
        var config = Config(entry.Info?.Config);
        return new LiveConnector(name, config, entry.Status is { } report ? new Fact<ConnectorStatus>.Known(Status(report, config)) : NoStatus());
    }

    // Null: it is gone.
    private async Task<LiveConnector?> ReadConfigAsync(string name, CancellationToken cancellationToken)
    {
        if (ConnectorNames.Complaint(name) is { } complaint)
            throw client.Unavailable($"holds the connector {client.Quote(name)} and does not say more of it: {complaint}");
        var reply = await client.AskAsync(HttpMethod.Get, ConnectorNames.Path(name, "/config"), null, cancellationToken);
        if (reply.IsAbsent())
            return null;
        return reply.IsDone
            ? new LiveConnector(name, Config(client.Service.Read(reply, ConnectJson.Default.IReadOnlyDictionaryStringString)), NoStatus())
            : throw client.Unavailable($"does not tell the config of {client.Quote(name)}: {client.Quote(ConnectWords.Describe(reply, ConnectSecrets.None))}");
    }

    private async Task<Fact<ConnectorValidation>> ValidateAsync(ConnectorConfig config, CancellationToken cancellationToken)
    {
        // Without a class the worker answers with the whole config, references resolved.
        if (!config.Values.TryGetValue("connector.class", out var type) || type.Length == 0)
            return new Fact<ConnectorValidation>.Unknown("it names no connector.class");
        if (ConnectorNames.Complaint(type) is not null)
            return new Fact<ConnectorValidation>.Unknown("its connector.class is no class name");
        var values = new Dictionary<string, string>(config.Values, StringComparer.Ordinal) { ["name"] = config.Name };
        var body = JsonSerializer.SerializeToUtf8Bytes(values, ConnectJson.Default.IReadOnlyDictionaryStringString);
        var reply = await client.AskAsync(HttpMethod.Put, $"/connector-plugins/{Uri.EscapeDataString(type)}/config/validate", body, cancellationToken);
        if (reply.IsUnknownPath)
            throw client.Service.NoService(reply);
        if (!reply.IsDone)
            return new Fact<ConnectorValidation>.Unknown($"the worker cannot validate it: {client.Quote(ConnectWords.Describe(reply, new ConnectSecrets(values)))}");
        var keys = client.Service.Read(reply, ConnectJson.Default.ConnectJudgement).Configs ?? throw Strange();
        var secrets = new ConnectSecrets(values, keys);
        return new Fact<ConnectorValidation>.Known(new ConnectorValidation(
        [
            .. keys.Select(key => new ConnectorKey(key.Name, key.Type, [.. (key.Value?.Errors ?? []).Select(error => client.Quote(secrets.Redact(key.Name, error)))]))
                .OrderBy(key => key.Name, StringComparer.Ordinal),
        ]));
    }

    private async Task<Fact<IReadOnlyList<ConnectorOffset>>> ReadOffsetsAsync(string name, CancellationToken cancellationToken)
    {
        if (ConnectorNames.Complaint(name) is { } complaint)
            return new Fact<IReadOnlyList<ConnectorOffset>>.Unknown(complaint);
        var reply = await client.AskAsync(HttpMethod.Get, ConnectorNames.Path(name, "/offsets"), null, cancellationToken);
        if (!reply.IsDone)
            return new Fact<IReadOnlyList<ConnectorOffset>>.Unknown($"the worker does not tell its offsets: {client.Quote(ConnectWords.Describe(reply, ConnectSecrets.None))}");
        var positions = client.Service.Read(reply, ConnectJson.Default.ConnectPositions).Offsets ?? throw Strange();
        return new Fact<IReadOnlyList<ConnectorOffset>>.Known(
            [.. positions.Select(position => new ConnectorOffset(Compact(position.Partition), Compact(position.Offset))).OrderBy(offset => offset.Partition, StringComparer.Ordinal)]);
    }

    private ConnectorStatus Status(ConnectReport report, SortedDictionary<string, string> config) => new(
        report.Connector?.State ?? throw Strange(), report.Type == "source", report.Connector.WorkerId ?? "", Trace(report.Connector.Trace, config),
        [
            .. (report.Tasks ?? []).Select(task => new ConnectorTask(task.Id ?? throw Strange(), task.State ?? throw Strange(), task.WorkerId ?? "", Trace(task.Trace, config)))
                .OrderBy(task => task.Number),
        ]);

    // A secret may have lines of its own: out with it before the first line is taken.
    private string? Trace(string? trace, SortedDictionary<string, string> config) =>
        string.IsNullOrWhiteSpace(trace) ? null : client.Quote(new ConnectSecrets(config).Redact(trace).TrimStart().Split('\n')[0]);

    private static SortedDictionary<string, string> Config(IEnumerable<KeyValuePair<string, string?>>? stored)
    {
        var config = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in stored ?? [])
        {
            if (value is not null)
                config[key] = value;
        }

        return config;
    }

    private static Fact<ConnectorStatus> NoStatus() => new Fact<ConnectorStatus>.Unknown("the worker has no status for it yet");

    private static string Compact(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            return "null";
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            element.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private UnavailableException Strange() => client.Unavailable("answers something else than a Connect worker would");
}
