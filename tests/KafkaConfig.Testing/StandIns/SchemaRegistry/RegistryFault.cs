namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>Goes wrong at the first requests of a kind.</summary>
/// <param name="action">How.</param>
/// <param name="request">As in <see cref="StandInRegistry.Requests"/>; null: any.</param>
/// <param name="times">So many requests, then no more.</param>
/// <param name="subject">Only those about this one; null: any.</param>
public sealed class RegistryFault(FaultAction action, string? request = null, int times = int.MaxValue, string? subject = null)
{
    private int _left = times;

    public FaultAction Action => action;

    public int Status { get; init; } = 500;

    public string Body { get; init; } = """{"error_code":50001,"message":"Error in the backend data store"}""";

    public string MediaType { get; init; } = "application/vnd.schemaregistry.v1+json";

    public int? RetryAfterSeconds { get; init; }

    public string? Location { get; init; }

    public static RegistryFault Throttle(int retryAfterSeconds, string? request = null, int times = int.MaxValue) => new(FaultAction.Answer, request, times)
    {
        Status = 429,
        Body = """{"error_code":42901,"message":"Too many requests"}""",
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static RegistryFault Fail(int status, int code, string? request = null, int times = int.MaxValue, string? subject = null) => new(FaultAction.Answer, request, times, subject)
    {
        Status = status,
        Body = $$"""{"error_code":{{code.ToString(System.Globalization.CultureInfo.InvariantCulture)}},"message":"Something is wrong"}""",
    };

    public static RegistryFault Page(int status, string? request = null, int times = int.MaxValue) => new(FaultAction.Answer, request, times)
    {
        Status = status,
        Body = "<html><body>Welcome to the proxy</body></html>",
        MediaType = "text/html",
    };

    /// <summary>Whether this request is one of its; counts it.</summary>
    internal bool Take(string asked, string? about)
    {
        if (_left <= 0 || (request is not null && request != asked) || (subject is not null && subject != about))
            return false;
        _left--;
        return true;
    }
}
