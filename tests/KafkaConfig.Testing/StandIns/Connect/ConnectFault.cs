using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>Goes wrong at the first requests of a kind.</summary>
/// <param name="action">How.</param>
/// <param name="request">As in <see cref="StandInConnect.Requests"/>; null: any.</param>
/// <param name="times">So many requests, then no more.</param>
/// <param name="connector">Only those about this one; null: any.</param>
public sealed class ConnectFault(FaultAction action, string? request = null, int times = int.MaxValue, string? connector = null)
{
    private const string Json = "application/json";

    private int _left = times;

    public FaultAction Action => action;

    public int Status { get; init; } = 500;

    public string Body { get; init; } = "";

    public string MediaType { get; init; } = Json;

    public int? RetryAfterSeconds { get; init; }

    public string? Location { get; init; }

    public static ConnectFault Rebalance(int times = int.MaxValue, string? request = null) =>
        Fail(409, "Cannot complete request because of a conflicting operation (e.g. worker rebalance)", request, times);

    public static ConnectFault Fail(int status, string message, string? request = null, int times = int.MaxValue, string? connector = null) => new(FaultAction.Answer, request, times, connector)
    {
        Status = status,
        Body = $$"""{"error_code":{{status.ToString(CultureInfo.InvariantCulture)}},"message":{{JsonValue.Create(message).ToJsonString()}}}""",
    };

    public static ConnectFault Page(int status, string? request = null, int times = int.MaxValue) => new(FaultAction.Answer, request, times)
    {
        Status = status,
        Body = "<html><body>Welcome to the proxy</body></html>",
        MediaType = "text/html",
    };

    /// <summary>Whether this request is one of its; counts it.</summary>
    internal bool Take(string asked, string? about)
    {
        if (_left <= 0 || (request is not null && request != asked) || (connector is not null && connector != about))
            return false;
        _left--;
        return true;
    }
}
