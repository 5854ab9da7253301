namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>How Confluent's REST API says no.</summary>
internal sealed class LinkRefusalException(int status, int code, string message) : StandInRefusalException(status, code, message)
{
    public static LinkRefusalException NoPath() => new(404, 404, "HTTP 404 Not Found");

    public static LinkRefusalException NoVerb() => new(405, 405, "HTTP 405 Method Not Allowed");

    public static LinkRefusalException NoCluster(string id) => new(404, 404, $"Cluster {id} cannot be found.");

    public static LinkRefusalException NoLink(string name) => new(404, 404, $"Cluster link '{name}' doesn't exist.");

    public static LinkRefusalException NoTopic(string name) => new(404, 40403, $"Topic '{name}' does not exist.");

    public static LinkRefusalException Taken(string name) => new(409, 40902, $"Cluster link '{name}' already exists.");

    public static LinkRefusalException Bad(string message) => new(400, 40002, message);

    public static LinkRefusalException Unsupported(string message) => new(400, 40035, message);
}
