using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns;

/// <summary>An answer of a stand-in.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">As text; empty: none.</param>
public sealed record StandInReply(int Status, string Body)
{
    public StandInReply(int status, JsonNode? body)
        : this(status, body?.ToJsonString() ?? "")
    {
    }

    /// <summary>Beyond what every answer has.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
