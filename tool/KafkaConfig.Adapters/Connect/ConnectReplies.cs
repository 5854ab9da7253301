using System.Net;
using KafkaConfig.Adapters.Http;

namespace KafkaConfig.Adapters.Connect;

/// <summary>What a worker's refusals mean.</summary>
internal static class ConnectReplies
{
    public static ServiceTraits Traits { get; } = new("Connect cluster", "application/json", Advise);

    /// <summary>The worker itself says that it has no such connector.</summary>
    public static bool IsAbsent(this ServiceReply reply) => reply.Status == HttpStatusCode.NotFound && !reply.IsUnknownPath;

    public static bool IsTaken(this ServiceReply reply) =>
        reply is { Status: HttpStatusCode.Conflict, Code: not null } && reply.Message.EndsWith("already exists", StringComparison.Ordinal);

    private static RetryAdvice Advise(ServiceReply reply) => reply.Status switch
    {
        // A rebalance, a leader that is not known yet, a config that changed meanwhile.
        HttpStatusCode.Conflict => reply.Code is null || reply.IsTaken() ? RetryAdvice.Settled : RetryAdvice.Waiting,
        HttpStatusCode.TooManyRequests => RetryAdvice.NotDone,
        // A worker that starts; somebody else's may come after the deed.
        HttpStatusCode.ServiceUnavailable => reply.Code is null ? RetryAdvice.Passing : RetryAdvice.NotDone,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => RetryAdvice.Passing,
        _ => RetryAdvice.Settled,
    };
}
