using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>An answer over HTTP.</summary>
internal sealed class RegistryReply
{
    // Under it are statuses of HTTP, and Apicurio's zero.
    private const int FirstOwnCode = 40_000;

    private readonly byte[] _body;

    public RegistryReply(HttpStatusCode status, byte[] body)
    {
        (Status, _body) = (status, body);
        if (!IsDone)
            (Code, Message) = ReadError(body);
    }

    public HttpStatusCode Status { get; }

    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>The registry's own; null where what answers is no registry.</summary>
    public int? Code { get; }

    /// <summary>In the server's words.</summary>
    public string Message { get; } = "";

    /// <summary>The server has no such path, or not for this verb.</summary>
    public bool IsNoPath => Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed && Code is null or < FirstOwnCode;

    /// <summary>The registry itself says that it does not hold what was asked for.</summary>
    public bool IsAbsent => Status == HttpStatusCode.NotFound && Code is RegistryCodes.NoSubject or RegistryCodes.NoVersion;

    /// <summary>The registry could not answer just now.</summary>
    public bool IsPassing => RegistryCodes.IsPassing(Status, Code);

    public static (int? Code, string Message) ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, RegistryJson.Default.RegistryError) is { } error ? (error.ErrorCode, error.Message ?? "") : (null, "");
        }
        catch (JsonException)
        {
            return (null, "");
        }
    }

    /// <summary>Throws <see cref="JsonException"/> where it is something else.</summary>
    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(_body, type) ?? throw new JsonException();

    /// <summary>For a sentence: the status, and what the server says of it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)Status}{(Message.Length > 0 ? ": " : "")}{Message}");
}
