using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace KafkaConfig.Adapters.Http;

/// <summary>Which requests are sent again, and when: never one that may have done what it should not do twice, never past the time that its caller waits.</summary>
internal static class ServiceRetry
{
    private const int MaximumRetries = 4;
    private const int Unlimited = int.MaxValue;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Whether the request does no harm when it is made twice.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("kafka-config.repeatable");

    /// <summary>A timestamp of when its caller began to wait.</summary>
    public static readonly HttpRequestOptionsKey<long> Began = new("kafka-config.began");

    /// <summary>Cancelled where its caller wants no other attempt.</summary>
    public static readonly HttpRequestOptionsKey<CancellationToken> Patience = new("kafka-config.patience");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(Func<ServiceReply, RetryAdvice> advise, TimeSpan timeout, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                // How often is decided below: a service that says how long to wait is asked until the time is up.
                MaxRetryAttempts = Unlimited,
                UseJitter = false,
                ShouldHandle = async arguments =>
                {
                    if (arguments.Context.GetRequestMessage() is not { } request || !request.Options.TryGetValue(Began, out var began) || !request.Options.TryGetValue(IsRepeatable, out var isRepeatable))
                        return false;
                    if (request.Options.TryGetValue(Patience, out var patience) && patience.IsCancellationRequested)
                        return false;
                    var wait = AskedPause(arguments.Outcome.Result, time);
                    if (time.GetElapsedTime(began) + (wait ?? Pause(arguments.AttemptNumber)) >= timeout)
                        return false;
                    var advice = await AdviseAsync(arguments.Outcome, advise, arguments.Context.CancellationToken);
                    if (advice != RetryAdvice.Waiting && wait is null && !HasLeft(arguments.AttemptNumber))
                        return false;
                    return advice is RetryAdvice.NotDone or RetryAdvice.Waiting || (advice == RetryAdvice.Passing && isRepeatable);
                },
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(AskedPause(arguments.Outcome.Result, time) ?? Pause(arguments.AttemptNumber)),
            })
            .Build();

    /// <summary>Before the attempt after this one, counted from zero.</summary>
    public static TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempt, 10)));

    /// <summary>Whether what is not done may be tried again after this attempt, counted from zero.</summary>
    public static bool HasLeft(int attempt) => attempt < MaximumRetries;

    /// <summary>The connection was never made, so nothing was sent.</summary>
    public static bool WasNotSent(HttpRequestException problem) =>
        problem.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static async Task<RetryAdvice> AdviseAsync(Outcome<HttpResponseMessage> outcome, Func<ServiceReply, RetryAdvice> advise, CancellationToken cancellationToken)
    {
        if (outcome.Exception is HttpRequestException problem)
        {
            return problem.HttpRequestError switch
            {
                HttpRequestError.ConnectionError => RetryAdvice.NotDone,
                // A connection that is reset has no error of its own.
                HttpRequestError.ResponseEnded or HttpRequestError.Unknown => RetryAdvice.Passing,
                _ => RetryAdvice.Settled,
            };
        }

        if (outcome.Result is not { } response || (int)response.StatusCode < (int)HttpStatusCode.BadRequest)
            return RetryAdvice.Settled;
        await response.Content.LoadIntoBufferAsync(ServiceTraits.MaximumBody, cancellationToken);
        return advise(new ServiceReply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken)));
    }

    private static TimeSpan? AskedPause(HttpResponseMessage? response, TimeProvider time) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
