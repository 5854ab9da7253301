using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A request to a registry.</summary>
internal sealed class RegistryRequest(string method, string target, string body) : StandInRequest(method, target, body)
{
    /// <summary>The one that the path names; null where it names none.</summary>
    public string? Subject => Segments switch
    {
        ["subjects" or "config" or "mode", var subject, ..] => subject,
        ["compatibility", "subjects", var subject, ..] => subject,
        _ => null,
    };

    public string Text(string name, string fallback) => Value(name) ?? fallback;

    public bool Flag(string name) => string.Equals(Value(name), "true", StringComparison.OrdinalIgnoreCase);

    public int Number(string name, int fallback) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;

    public JsonObject Body() => Parse() ?? throw new RegistryRefusalException(400, 400, "Unable to process JSON");

    private string? Value(string name) => Query.Where(pair => pair.Name == name).Select(pair => pair.Value).LastOrDefault();
}
