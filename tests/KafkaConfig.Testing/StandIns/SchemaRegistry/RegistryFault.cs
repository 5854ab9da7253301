using System.Globalization;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>What goes wrong with a schema registry, in its words.</summary>
public static class RegistryFault
{
    public static StandInFault Throttle(int retryAfterSeconds, string? request = null, int times = int.MaxValue) => new(FaultAction.Answer, request, times)
    {
        Status = 429,
        Body = """{"error_code":42901,"message":"Too many requests"}""",
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static StandInFault Fail(int status, int code, string? request = null, int times = int.MaxValue, string? subject = null) => new(FaultAction.Answer, request, times, subject)
    {
        Status = status,
        Body = $$"""{"error_code":{{code.ToString(CultureInfo.InvariantCulture)}},"message":"Something is wrong"}""",
    };
}
