using System.Net;
using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Connect;

/// <summary>One connection to a Connect cluster's REST API, made from an environment's file at the moment of use.</summary>
public sealed class ConnectClient : IDisposable
{
    private readonly ServiceClient _service;

    /// <param name="connection">As an environment's file says: one worker, or what stands before all of them.</param>
    /// <param name="variable">Looks up variables of the process; <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer, and for a rebalance to end.</param>
    /// <param name="time">The clock.</param>
    public ConnectClient(ServiceConnection connection, Func<string, string?> variable, TimeSpan timeout, TimeProvider time) =>
        _service = new ServiceClient(ConnectReplies.Traits, connection, variable, timeout, time);

    /// <summary>For those who have no wish of their own.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(15);

    internal ServiceClient Service => _service;

    internal TimeProvider Time => _service.Time;

    public void Dispose() => _service.Dispose();

    /// <summary>What belongs to the whole cluster; whatever is no success is thrown.</summary>
    internal async Task<T> ReadAsync<T>(string path, string action, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(HttpMethod.Get, path, null, cancellationToken);
        if (reply.IsDone)
            return _service.Read(reply, type);
        throw reply.IsUnknownPath ? _service.NoService(reply) : Unavailable($"did not {action}: {Quote(reply.Describe(ConnectSecrets.None.Redact(reply.Message)))}");
    }

    /// <summary>What belongs to one connector; the caller judges a refusal.</summary>
    internal async Task<ServiceReply> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var reply = await _service.AskAsync(method, path, body, cancellationToken);
        return reply.Status == HttpStatusCode.Forbidden ? throw _service.Denial(reply) : reply;
    }

    internal UnavailableException Unavailable(string what) => _service.Unavailable(what);

    internal string Quote(string text) => _service.Quote(text);
}
