using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>What goes wrong with a Connect worker, in its words.</summary>
public static class ConnectFault
{
    public static StandInFault Rebalance(int times = int.MaxValue, string? request = null) =>
        Fail(409, "Cannot complete request because of a conflicting operation (e.g. worker rebalance)", request, times);

    public static StandInFault Fail(int status, string message, string? request = null, int times = int.MaxValue, string? connector = null) => new(FaultAction.Answer, request, times, connector)
    {
        Status = status,
        Body = $$"""{"error_code":{{status.ToString(CultureInfo.InvariantCulture)}},"message":{{JsonValue.Create(message).ToJsonString()}}}""",
    };
}
