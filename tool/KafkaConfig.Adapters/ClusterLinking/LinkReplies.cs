using System.Net;
using KafkaConfig.Adapters.Http;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>What the API's refusals mean.</summary>
internal static class LinkReplies
{
    private const int Retriable = 50_003;

    public static ServiceTraits Traits { get; } = new("Kafka REST API", "application/json", Advise);

    /// <summary>The API itself says that it has no such link; a topic that is missing has a longer code.</summary>
    public static bool IsNoLink(this ServiceReply reply) => reply is { Status: HttpStatusCode.NotFound, Code: (int)HttpStatusCode.NotFound } && !reply.IsUnknownPath;

    public static bool IsTaken(this ServiceReply reply) => reply is { Status: HttpStatusCode.Conflict, Code: not null };

    /// <summary>The destination's half of the link is not there, or not known to be there yet.</summary>
    public static bool IsHalfMissing(this ServiceReply reply) =>
        reply.Status == HttpStatusCode.BadRequest && reply.Message.Contains("does not have a link named", StringComparison.OrdinalIgnoreCase);

    // What fails behind a gateway, or in Kafka itself, may fail after the deed.
    private static RetryAdvice Advise(ServiceReply reply) => reply.Status switch
    {
        HttpStatusCode.TooManyRequests => RetryAdvice.NotDone,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => RetryAdvice.Passing,
        HttpStatusCode.InternalServerError when reply.Code == Retriable => RetryAdvice.Passing,
        _ => RetryAdvice.Settled,
    };
}
