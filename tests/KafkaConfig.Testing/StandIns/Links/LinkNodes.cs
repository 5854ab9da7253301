using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>Looks into bodies.</summary>
internal static class LinkNodes
{
    /// <summary>Null where there is no such text.</summary>
    public static string? Text(this JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject node, string name) => (node[name] as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<string> Texts(this JsonObject node, string name) => (node[name] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.ToString());
}
