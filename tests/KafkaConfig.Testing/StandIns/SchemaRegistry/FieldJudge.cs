using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A judge for tests that knows one rule of Avro: a field that the writer lacks needs a default.</summary>
public static class FieldJudge
{
    public static string? Complain(CompatibilityLevel level, string candidate, IReadOnlyList<string> versions)
    {
        var isBackward = level is CompatibilityLevel.Backward or CompatibilityLevel.BackwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        var isForward = level is CompatibilityLevel.Forward or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        return versions.Reverse().Select(version => (isBackward ? Missing(candidate, version) : null) ?? (isForward ? Missing(version, candidate) : null)).FirstOrDefault(name => name is not null) is { } missing
            ? $"The field ''{missing}'' has no default value and is missing in the other schema"
            : null;
    }

    private static string? Missing(string reader, string writer)
    {
        var written = Fields(writer).Select(field => Name(field)).ToHashSet();
        return Fields(reader).Where(field => !field.ContainsKey("default") && !written.Contains(Name(field))).Select(Name).FirstOrDefault();
    }

    private static IEnumerable<JsonObject> Fields(string schema) => ((JsonNode.Parse(schema) as JsonObject)?["fields"] as JsonArray ?? []).OfType<JsonObject>();

    private static string? Name(JsonObject field) => field["name"]?.GetValue<string>();
}
