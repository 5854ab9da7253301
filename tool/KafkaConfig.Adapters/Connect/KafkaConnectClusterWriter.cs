using System.Globalization;
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
            return WriteResult.Refused(config.Name, ConnectWords.Sentence(complaint));
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
        try
        {
            var reply = await client.Service.SendAsync(HttpMethod.Get, path, null, isRepeatable: true, cancellationToken);
            if (reply.IsDone)
            {
                client.Service.Read(reply, ConnectJson.Default.IReadOnlyDictionaryStringString);
                return null;
            }

            return Refusal(name, reply, ConnectSecrets.None) ?? NotNow(name, $"the worker does not tell its config: {ConnectWords.Describe(reply, ConnectSecrets.None)}");
        }
        catch (HttpRequestException problem)
        {
            return NotNow(name, $"the Connect cluster does not answer: {ServiceClient.Reason(problem)}");
        }
        catch (TimeoutException)
        {
            return NotNow(name, $"the Connect cluster {client.Service.Silence}");
        }
        catch (Core.Model.UnavailableException)
        {
            return NotNow(name, "the Connect cluster answers something else than a Connect worker would");
        }
    }

    private async Task<WriteResult> WriteAsync(string name, ConnectorConfig? config, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        if (Complaint(name, config) is { } complaint)
            return WriteResult.Refused(name, ConnectWords.Sentence(complaint));
        try
        {
            var reply = await client.Service.SendAsync(method, path, body, isRepeatable: false, cancellationToken);
            if (reply.IsDone)
                return IsWorkers(reply) ? Done(name, method, reply) : Uncertain(name, "answered something else than a Connect worker would");
            var secrets = config is null ? ConnectSecrets.None : new ConnectSecrets(config.Values);
            if (Refusal(name, reply, secrets) is { } refusal)
                return refusal;
            var said = ConnectWords.Describe(reply, secrets);
            return config is not null && await IsUnresolvableAsync(config, reply)
                ? WriteResult.Refused(name, Sentence(said))
                : new WriteResult(name, WriteStatus.Uncertain, Sentence($"the Connect cluster failed, and it may have been done: {said}"));
        }
        catch (HttpRequestException problem) when (ServiceRetry.WasNotSent(problem))
        {
            return NotNow(name, $"the Connect cluster cannot be reached: {ServiceClient.Reason(problem)}");
        }
        catch (HttpRequestException)
        {
            return Uncertain(name, "ended the connection without an answer");
        }
        catch (TimeoutException)
        {
            return Uncertain(name, client.Service.Silence);
        }
    }

    // Null: it is open whether it was done.
    private WriteResult? Refusal(string name, ServiceReply reply, ConnectSecrets secrets)
    {
        var said = ConnectWords.Describe(reply, secrets);
        switch (ConnectReplies.Traits.Advise(reply))
        {
            case RetryAdvice.Waiting:
                return NotNow(name, $"the Connect cluster was busy for {client.Service.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds: {said}");
            case RetryAdvice.NotDone:
                return NotNow(name, $"the Connect cluster cannot do it now: {said}");
        }

        if (reply.IsRedirect)
            return WriteResult.Refused(name, Sentence($"the Connect cluster {ServiceClient.Redirect(reply)}"));
        if (reply.IsDenied())
            return WriteResult.Refused(name, Sentence($"the user may not do it: {said}"));
        if (reply.IsAbsent())
            return WriteResult.Refused(name, "There is no connector of this name.");
        if (reply.IsNoPath())
            return WriteResult.Refused(name, Sentence($"there answers no Connect worker, or one too old for this: {reply.Describe("")}"));
        if (reply.IsTaken())
            return WriteResult.Refused(name, "There is a connector of this name: somebody created it meanwhile.");
        return (int)reply.Status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? WriteResult.Refused(name, Sentence(said)) : null;
    }

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

    private static WriteResult Done(string name, HttpMethod method, ServiceReply reply) => method == HttpMethod.Put && reply.Status == HttpStatusCode.Created
        ? WriteResult.Done(name) with { Note = "somebody had deleted it meanwhile; this has created it again" }
        : WriteResult.Done(name);

    private static bool IsWorkers(ServiceReply reply)
    {
        try
        {
            return reply.IsEmpty || reply.Read(ConnectJson.Default.JsonElement).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private WriteResult NotNow(string name, string why) => new(name, WriteStatus.Transient, Sentence(why));

    private static WriteResult Uncertain(string name, string how) => new(name, WriteStatus.Uncertain, ConnectWords.Sentence($"the Connect cluster {how}, and it may have been done"));

    private string Sentence(string text) => ConnectWords.Sentence(client.Quote(text));
}
