using System.Net;
using KafkaConfig.Adapters.Http;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>What a registry's refusals mean.</summary>
internal static class RegistryReplies
{
    // Under it are statuses of HTTP, and Apicurio's zero.
    private const int FirstOwnCode = 40_000;

    public static ServiceTraits Traits { get; } = new("schema registry", "application/vnd.schemaregistry.v1+json", reply => Advise(reply.Status, reply.Code));

    /// <summary>The server has no such path, or not for this verb.</summary>
    public static bool IsNoPath(this ServiceReply reply) => reply.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed && reply.Code is null or < FirstOwnCode;

    /// <summary>The registry itself says that it does not hold what was asked for.</summary>
    public static bool IsAbsent(this ServiceReply reply) => reply.Status == HttpStatusCode.NotFound && reply.Code is RegistryCodes.NoSubject or RegistryCodes.NoVersion;

    /// <summary>A gateway, a store or a forwarding that fails may fail after the deed.</summary>
    public static RetryAdvice Advise(HttpStatusCode status, int? code) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => RetryAdvice.NotDone,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => RetryAdvice.Passing,
        HttpStatusCode.InternalServerError when code == RegistryCodes.LeaderUnknown => RetryAdvice.NotDone,
        HttpStatusCode.InternalServerError when code is RegistryCodes.StoreFailed or RegistryCodes.TimedOut or RegistryCodes.ForwardFailed => RetryAdvice.Passing,
        _ => RetryAdvice.Settled,
    };
}
