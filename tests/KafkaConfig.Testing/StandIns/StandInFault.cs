namespace KafkaConfig.Testing.StandIns;

/// <summary>Goes wrong at the first requests of a kind.</summary>
/// <param name="action">How.</param>
/// <param name="request">As in <see cref="StandInService.Requests"/>; null: any.</param>
/// <param name="times">So many requests, then no more.</param>
/// <param name="about">Only those about this subject or connector; null: any.</param>
public sealed class StandInFault(FaultAction action, string? request = null, int times = int.MaxValue, string? about = null)
{
    private int _left = times;

    public FaultAction Action => action;

    public int Status { get; init; } = 500;

    public string Body { get; init; } = "";

    public string MediaType { get; init; } = "application/json";

    public int? RetryAfterSeconds { get; init; }

    public string? Location { get; init; }

    /// <summary>Beyond these two.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Something else than the service answers.</summary>
    public static StandInFault Page(int status, string? request = null, int times = int.MaxValue) => new(FaultAction.Answer, request, times)
    {
        Status = status,
        Body = "<html><body>Welcome to the proxy</body></html>",
        MediaType = "text/html",
    };

    /// <summary>Whether this request is one of its; counts it.</summary>
    internal bool Take(string asked, string? subject)
    {
        if (_left <= 0 || (request is not null && request != asked) || (about is not null && about != subject))
            return false;
        _left--;
        return true;
    }
}
