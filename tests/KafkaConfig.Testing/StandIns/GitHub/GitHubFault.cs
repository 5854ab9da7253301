using System.Globalization;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>What goes wrong with GitHub, in its words.</summary>
public static class GitHubFault
{
    /// <summary>The hour's requests are used up.</summary>
    public static StandInFault RateLimit(DateTimeOffset reset, string? request = null, int times = 1, int status = 403) => new(FaultAction.Answer, request, times)
    {
        Status = status,
        Body = """{"message":"API rate limit exceeded for installation ID 1.","documentation_url":"https://docs.example/rate-limits"}""",
        Headers = new Dictionary<string, string>
        {
            ["x-ratelimit-limit"] = "1000",
            ["x-ratelimit-remaining"] = "0",
            ["x-ratelimit-reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>Too much was made at once.</summary>
    public static StandInFault SecondaryLimit(int? retryAfterSeconds, string? request = null, int times = 1) => new(FaultAction.Answer, request, times)
    {
        Status = 403,
        Body = """{"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.","documentation_url":"https://docs.example/secondary-rate-limits"}""",
        RetryAfterSeconds = retryAfterSeconds,
    };

    /// <summary>Something before GitHub answers.</summary>
    public static StandInFault Gateway(int status, string? request = null, int times = 1, bool isDone = false) => new(isDone ? FaultAction.AnswerAfterwards : FaultAction.Answer, request, times)
    {
        Status = status,
        Body = """{"message":"Server Error"}""",
    };

    /// <summary>Done, and the connection closed before the answer.</summary>
    public static StandInFault LostAnswer(string request, int times = 1) => new(FaultAction.CloseAfterwards, request, times);
}
