using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Which requests are sent again, and when: never one that may have done what it should not do twice, never past the time that its caller waits.</summary>
internal static class RegistryRetry
{
    private const int MaximumRetries = 4;
    private const int Unlimited = int.MaxValue;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the request does no harm when it is made twice.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("kafka-config.repeatable");

    /// <summary>A timestamp of when its caller began to wait.</summary>
    public static readonly HttpRequestOptionsKey<long> Began = new("kafka-config.began");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeSpan timeout, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                // A server that says how long to wait is asked until the time is up.
                MaxRetryAttempts = Unlimited,
                UseJitter = false,
                ShouldHandle = async arguments =>
                {
                    var request = arguments.Context.GetRequestMessage();
                    if (request is null || !request.Options.TryGetValue(Began, out var began) || !request.Options.TryGetValue(IsRepeatable, out var isRepeatable))
                        return false;
                    var wait = AskedPause(arguments.Outcome.Result, time);
                    if (wait is null && arguments.AttemptNumber >= MaximumRetries)
                        return false;
                    return time.GetElapsedTime(began) + (wait ?? Pause(arguments.AttemptNumber)) < timeout && await IsWorthItAsync(arguments.Outcome, isRepeatable, arguments.Context.CancellationToken);
                },
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(AskedPause(arguments.Outcome.Result, time) ?? Pause(arguments.AttemptNumber)),
            })
            .Build();

    /// <summary>Before the attempt after this one, counted from zero.</summary>
    public static TimeSpan Pause(int attempt) => FirstPause * Math.Pow(2, Math.Min(attempt, MaximumRetries));

    public static bool HasLeft(int attempt) => attempt < MaximumRetries;

    /// <summary>The connection was never made, so nothing was sent.</summary>
    public static bool WasNotSent(HttpRequestException problem) =>
        problem.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static async Task<bool> IsWorthItAsync(Outcome<HttpResponseMessage> outcome, bool isRepeatable, CancellationToken cancellationToken)
    {
        if (outcome.Exception is HttpRequestException problem)
            return problem.HttpRequestError == HttpRequestError.ConnectionError || (isRepeatable && problem.InnerException is IOException);
        if (outcome.Result is not { } response)
            return false;
        int? code = null;
        if (response.StatusCode == HttpStatusCode.InternalServerError)
        {
            await response.Content.LoadIntoBufferAsync(RegistryClient.MaximumBody, cancellationToken);
            code = RegistryReply.ReadError(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Code;
        }

        return isRepeatable ? RegistryCodes.IsPassing(response.StatusCode, code) : RegistryCodes.IsNotDoneYet(response.StatusCode, code);
    }

    private static TimeSpan? AskedPause(HttpResponseMessage? response, TimeProvider time) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
