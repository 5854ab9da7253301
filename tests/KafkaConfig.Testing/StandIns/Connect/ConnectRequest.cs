using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A request to a worker.</summary>
internal sealed class ConnectRequest(string method, string target, string body) : StandInRequest(method, target, body)
{
    /// <summary>Jetty takes no such path.</summary>
    public bool IsAmbiguous => Segments.Any(segment => segment is "." or ".." || segment.AsSpan().IndexOfAny("/\\%") >= 0 || segment.Any(char.IsControl));

    /// <summary>The one that the path names; null where it names none.</summary>
    public string? Connector => Segments is ["connectors", var name, ..] ? name : null;

    public bool Has(string name, string value) => Query.Contains((name, value));

    public JsonObject Body() => Parse() ?? throw new ConnectRefusalException(500, "Cannot deserialize value");
}
