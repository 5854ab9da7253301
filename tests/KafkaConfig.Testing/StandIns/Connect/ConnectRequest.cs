using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A request, taken apart: path segments and query values without their escapes.</summary>
internal sealed class ConnectRequest
{
    private readonly string _body;
    private readonly List<(string Name, string Value)> _query = [];

    public ConnectRequest(string method, string target, string body)
    {
        (Method, _body) = (method, body);
        var parts = target.Split('?', 2);
        Segments = [.. parts[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];
        // Jetty takes no such path.
        IsAmbiguous = Segments.Any(segment => segment is "." or ".." || segment.AsSpan().IndexOfAny("/\\%") >= 0 || segment.Any(char.IsControl));
        foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('&'))
        {
            var sides = pair.Split('=', 2);
            _query.Add((Uri.UnescapeDataString(sides[0]), sides.Length == 1 ? "" : Uri.UnescapeDataString(sides[1])));
        }
    }

    public string Method { get; }

    public IReadOnlyList<string> Segments { get; }

    public bool IsAmbiguous { get; }

    /// <summary>The one that the path names; null where it names none.</summary>
    public string? Connector => Segments is ["connectors", var name, ..] ? name : null;

    public bool Has(string name, string value) => _query.Contains((name, value));

    public JsonObject Body()
    {
        try
        {
            return JsonNode.Parse(_body) as JsonObject ?? throw new ConnectRefusalException(500, "Cannot deserialize value");
        }
        catch (JsonException)
        {
            throw new ConnectRefusalException(500, "Unexpected character");
        }
    }
}
