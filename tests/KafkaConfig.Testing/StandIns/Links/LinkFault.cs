using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>What goes wrong with Confluent's REST API, in its words.</summary>
public static class LinkFault
{
    /// <param name="code">The service's own; its first three digits are the status.</param>
    /// <param name="message">In the service's words.</param>
    /// <param name="request">As in <see cref="StandInService.Requests"/>; null: any.</param>
    /// <param name="times">So many requests, then no more.</param>
    /// <param name="about">Only those about this link, or this mirror that is created; null: any.</param>
    public static StandInFault Fail(int code, string message, string? request = null, int times = int.MaxValue, string? about = null) => new(FaultAction.Answer, request, times, about)
    {
        Status = Status(code),
        Body = Body(code, message),
    };

    public static StandInFault Throttle(int times = int.MaxValue, string? request = null, int? retryAfterSeconds = null) => new(FaultAction.Answer, request, times)
    {
        Status = 429,
        Body = Body(42901, "Too many requests"),
        RetryAfterSeconds = retryAfterSeconds,
    };

    private static int Status(int code) => code < 1000 ? code : code / 100;

    private static string Body(int code, string message) => $$"""{"error_code":{{code.ToString(CultureInfo.InvariantCulture)}},"message":{{JsonValue.Create(message).ToJsonString()}}}""";
}
