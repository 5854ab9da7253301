using System.Net;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>The error codes of Confluent's API that a decision hangs on. Other registries send the status of HTTP for some, Apicurio 2 a zero.</summary>
internal static class RegistryCodes
{
    public const int NoSubject = 40401;
    public const int NoVersion = 40402;
    public const int NoSchema = 40403;
    public const int NoLevel = 40408;
    public const int NoMode = 40409;
    public const int Unparsable = 42201;
    public const int Referenced = 42206;

    private const int StoreFailed = 50001;
    private const int TimedOut = 50002;
    private const int ForwardFailed = 50003;
    private const int LeaderUnknown = 50004;

    /// <summary>Asking again may help.</summary>
    public static bool IsPassing(HttpStatusCode status, int? code) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || (status == HttpStatusCode.InternalServerError && code is StoreFailed or TimedOut or ForwardFailed or LeaderUnknown);

    /// <summary>Certainly not done, and worth trying again: a gateway, a store or a forwarding that fails may fail after the deed.</summary>
    public static bool IsNotDoneYet(HttpStatusCode status, int? code) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || (status == HttpStatusCode.InternalServerError && code == LeaderUnknown);
}
