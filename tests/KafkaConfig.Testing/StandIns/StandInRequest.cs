using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns;

/// <summary>A request, taken apart: path segments and query values without their escapes.</summary>
internal abstract class StandInRequest
{
    private readonly string _body;
    private readonly List<(string Name, string Value)> _query = [];

    protected StandInRequest(string method, string target, string body)
    {
        (Method, _body) = (method, body);
        var parts = target.Split('?', 2);
        Segments = [.. parts[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];
        foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('&'))
        {
            var sides = pair.Split('=', 2);
            _query.Add((Uri.UnescapeDataString(sides[0]), sides.Length == 1 ? "" : Uri.UnescapeDataString(sides[1])));
        }
    }

    public string Method { get; }

    public IReadOnlyList<string> Segments { get; }

    protected IReadOnlyList<(string Name, string Value)> Query => _query;

    /// <summary>Null where it is no JSON object.</summary>
    protected JsonObject? Parse()
    {
        try
        {
            return JsonNode.Parse(_body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
