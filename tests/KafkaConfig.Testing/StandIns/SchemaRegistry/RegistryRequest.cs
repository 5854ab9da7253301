using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A request, taken apart: path segments and query values without their escapes.</summary>
internal sealed class RegistryRequest
{
    private readonly string _body;
    private readonly Dictionary<string, string> _query = new(StringComparer.Ordinal);

    public RegistryRequest(string method, string target, string body)
    {
        (Method, _body) = (method, body);
        var parts = target.Split('?', 2);
        Segments = [.. parts[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];
        foreach (var pair in parts.Length == 1 ? [] : parts[1].Split('&'))
        {
            var sides = pair.Split('=', 2);
            _query[Uri.UnescapeDataString(sides[0])] = sides.Length == 1 ? "" : Uri.UnescapeDataString(sides[1]);
        }
    }

    public string Method { get; }

    public IReadOnlyList<string> Segments { get; }

    /// <summary>The one that the path names; null where it names none.</summary>
    public string? Subject => Segments switch
    {
        ["subjects" or "config" or "mode", var subject, ..] => subject,
        ["compatibility", "subjects", var subject, ..] => subject,
        _ => null,
    };

    public string Text(string name, string fallback) => _query.GetValueOrDefault(name, fallback);

    public bool Flag(string name) => string.Equals(_query.GetValueOrDefault(name), "true", StringComparison.OrdinalIgnoreCase);

    public int Number(string name, int fallback) => _query.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;

    public JsonObject Body()
    {
        try
        {
            return JsonNode.Parse(_body) as JsonObject ?? throw new RegistryRefusalException(400, 400, "Unable to process JSON");
        }
        catch (JsonException)
        {
            throw new RegistryRefusalException(400, 400, "Unable to process JSON");
        }
    }
}
