namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A Connect worker in this process: the answers of Connect's API.</summary>
public sealed class StandInConnect : StandInService
{
    private readonly Lock _lock = new();

    private StandInConnect()
    {
    }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public ConnectStore Store { get; } = new();

    protected override string MediaType => "application/json";

    public static async Task<StandInConnect> StartAsync()
    {
        var worker = new StandInConnect();
        await worker.OpenAsync();
        return worker;
    }

    protected override (string Template, string? About, Func<StandInReply> Answer) Find(string method, string target, string body)
    {
        var request = new ConnectRequest(method, target, body);
        var (template, handle) = ConnectRoutes.Find(request);
        return (template, request.Connector, Answer);

        StandInReply Answer()
        {
            lock (_lock)
            {
                return handle(Store, request);
            }
        }
    }

    protected override StandInRefusalException Denial() => new ConnectRefusalException(401, "User cannot access the resource.");
}
