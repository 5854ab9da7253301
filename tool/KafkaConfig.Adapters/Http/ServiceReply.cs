using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KafkaConfig.Adapters.Http;

/// <summary>An answer over HTTP.</summary>
internal sealed class ServiceReply
{
    private readonly byte[] _body;

    public ServiceReply(HttpStatusCode status, byte[] body)
    {
        (Status, _body) = (status, body);
        if (!IsDone)
            (Code, Message) = ReadError(body);
    }

    public HttpStatusCode Status { get; }

    public bool IsDone => (int)Status is >= 200 and < 300;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    public bool IsEmpty => _body.Length == 0;

    public bool IsDenied => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The server has no such path, or not for this verb: no service that tells its own errors by code, or an old one.</summary>
    public bool IsUnknownPath => Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed && (Code is null || Message.StartsWith("HTTP 4", StringComparison.Ordinal));

    /// <summary>The service's own; null where something else answers.</summary>
    public int? Code { get; }

    /// <summary>In the service's words.</summary>
    public string Message { get; } = "";

    /// <summary>Throws <see cref="JsonException"/> where it is something else.</summary>
    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(_body, type) ?? throw new JsonException();

    /// <summary>For a sentence: the status, and what the server says of it.</summary>
    public override string ToString() => Describe(Message);

    public string Describe(string message) => string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)Status}{(message.Length > 0 ? ": " : "")}{message}");

    private static (int? Code, string Message) ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ServiceJson.Default.ServiceError) is { } error ? (error.ErrorCode, error.Message ?? "") : (null, "");
        }
        catch (JsonException)
        {
            return (null, "");
        }
    }
}
