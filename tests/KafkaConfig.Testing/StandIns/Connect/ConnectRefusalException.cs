namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>An answer of the stand-in that is no success, in Connect's words.</summary>
internal sealed class ConnectRefusalException(int status, string message) : StandInRefusalException(status, status, message)
{
    public static ConnectRefusalException NoPath() => new(404, "HTTP 404 Not Found");

    public static ConnectRefusalException NotFound(string name) => new(404, $"Connector {name} not found");

    public static ConnectRefusalException Unknown(string name) => new(404, $"Unknown connector {name}");

    public static ConnectRefusalException Exists(string name) => new(409, $"Connector {name} already exists");
}
