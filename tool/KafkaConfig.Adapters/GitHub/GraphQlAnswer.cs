using System.Text.Json;
using Octokit;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>Reads answers of GraphQL, which is HTTP 200 whatever happened.</summary>
internal static class GraphQlAnswer
{
    /// <summary>What was asked for; nodes that are not there are null in it. Throws <see cref="GraphQlException"/>.</summary>
    public static JsonElement Read(JsonElement root, IResponse response, DateTimeOffset now)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray().Where(error => Text(error, "type") != "NOT_FOUND"))
            {
                var words = Text(error, "message") ?? "an error without words";
                throw new GraphQlException(Text(error, "type") == "RATE_LIMITED" ? GitHubTrouble.Limited(words, response, now) : new GitHubTrouble(words));
            }
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null ? data.Clone() : default;
    }

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Is(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
