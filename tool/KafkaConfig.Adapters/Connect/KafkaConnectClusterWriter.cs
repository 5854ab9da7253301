using System.Net;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Adapters.Connect;

/// <summary>Writes a Connect cluster through the REST API of one of its workers. What was sent is finished, whoever stops waiting; what was not answered is never sent again.</summary>
public sealed class KafkaConnectClusterWriter(ConnectClient client) : IConnectClusterWriter
{
    private const string ConfigProblem = "org.apache.kafka.common.config.ConfigException: ";

    private readonly ServiceWrites _writes = new(client.Service, ConnectReplies.Traits, "a Connect worker", Own);

    public Task<WriteResult> CreateAsync(ConnectorConfig config, ConnectorState initialState, CancellationToken cancellationToken)
    {
        var state = initialState switch
        {
            ConnectorState.Paused => "PAUSED",
            ConnectorState.Stopped => "STOPPED",
            _ => "RUNNING",
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(new ConnectCreation(config.Name, Values(config), state), ConnectJson.Default.ConnectCreation);
        return WriteAsync(config.Name, config, HttpMethod.Post, "/connectors", body, cancellationToken);
    }

    public async Task<WriteResult> UpdateAsync(ConnectorConfig config, CancellationToken cancellationToken)
    {
        if (Complaint(config.Name, config) is { } complaint)
            return WriteResult.Refused(config.Name, ServiceWords.Sentence(complaint));
        var path = ConnectorNames.Path(config.Name, "/config");
        if (await CheckAsync(config.Name, path, cancellationToken) is { } refusal)
            return refusal;
        return await WriteAsync(config.Name, config, HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(Values(config), ConnectJson.Default.IReadOnlyDictionaryStringString), cancellationToken);
    }

    public Task<WriteResult> SetStateAsync(string name, ConnectorState state, CancellationToken cancellationToken)
    {
        var verb = state switch
        {
            ConnectorState.Running => "/resume",
            ConnectorState.Paused => "/pause",
            _ => "/stop",
        };
        return WriteAsync(name, null, HttpMethod.Put, ConnectorNames.Path(name, verb), null, cancellationToken);
    }

    public Task<WriteResult> DeleteAsync(string name, CancellationToken cancellationToken) => WriteAsync(name, null, HttpMethod.Delete, ConnectorNames.Path(name), null, cancellationToken);

    public Task<WriteResult> RestartAsync(string name, bool onlyFailed, CancellationToken cancellationToken) =>
        WriteAsync(name, null, HttpMethod.Post, ConnectorNames.Path(name, $"/restart?includeTasks=true&onlyFailed={(onlyFailed ? "true" : "false")}"), null, cancellationToken);

    private static Dictionary<string, string> Values(ConnectorConfig config)
    {
        var values = new Dictionary<string, string>(config.Values, StringComparer.Ordinal);
        values.Remove("name");
        return values;
    }

    private static string? Complaint(string name, ConnectorConfig? config)
    {
        // Without a class the worker answers with the whole config, references resolved.
        var namesNoClass = config is not null && (!config.Values.TryGetValue("connector.class", out var type) || type.Length == 0);
        return ConnectorNames.Complaint(name) ?? (namesNoClass ? "its config names no connector.class" : null);
    }

    // Null: it exists. A connector that does not would be created by the update.
    private async Task<WriteResult?> CheckAsync(string name, string path, CancellationToken cancellationToken)
    {
        return (await _writes.ReadAsync(name, "its config", "a Connect worker would", ReadAsync, Describe)).Refusal;

        async Task<(IReadOnlyDictionary<string, string>?, ServiceReply?)> ReadAsync()
        {
            var reply = await client.Service.SendAsync(HttpMethod.Get, path, null, isRepeatable: true, cancellationToken);
            return reply.IsDone ? (client.Service.Read(reply, ConnectJson.Default.IReadOnlyDictionaryStringString), null) : (null, reply);
        }
    }

    private async Task<WriteResult> WriteAsync(string name, ConnectorConfig? config, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        if (Complaint(name, config) is { } complaint)
            return WriteResult.Refused(name, ServiceWords.Sentence(complaint));
        var secrets = config is null ? ConnectSecrets.None : new ConnectSecrets(config.Values);
        var (result, reply) = await _writes.SendAsync(name, method, path, body, refusal => ConnectWords.Describe(refusal, secrets), ServiceWrites.InDoubt, cancellationToken);
        if (result.Status == WriteStatus.Done && method == HttpMethod.Put && reply?.Status == HttpStatusCode.Created)
            return result with { Note = "somebody had deleted it meanwhile; this has created it again" };
        return result.Status == WriteStatus.Uncertain && config is not null && reply is not null && await IsUnresolvableAsync(config, reply)
            ? WriteResult.Refused(name, _writes.Sentence(ConnectWords.Describe(reply, secrets)))
            : result;
    }

    private static string? Own(ServiceReply reply) =>
        reply.IsAbsent() ? "there is no connector of this name"
        : reply.IsUnknownPath ? $"there answers no Connect worker, or one too old for this: {reply.Describe("")}"
        : reply.IsTaken() ? "there is a connector of this name: somebody created it meanwhile"
        : null;

    private static string Describe(ServiceReply reply) => ConnectWords.Describe(reply, ConnectSecrets.None);

    // A reference that the worker cannot follow stops it before it writes, with the same words when it only validates.
    private async Task<bool> IsUnresolvableAsync(ConnectorConfig config, ServiceReply reply)
    {
        if (reply is not { Status: HttpStatusCode.InternalServerError, Message.Length: > 0 })
            return false;
        try
        {
            var path = $"/connector-plugins/{Uri.EscapeDataString(config.Values["connector.class"])}/config/validate";
            var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(config.Values, StringComparer.Ordinal) { ["name"] = config.Name }, ConnectJson.Default.IReadOnlyDictionaryStringString);
            return (await client.Service.SendAsync(HttpMethod.Put, path, body, isRepeatable: true, CancellationToken.None)).Message == ConfigProblem + reply.Message;
        }
        catch (Exception problem) when (problem is HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
