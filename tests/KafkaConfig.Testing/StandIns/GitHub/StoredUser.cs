using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>A user, or a bot, as GitHub tells it.</summary>
internal static class StoredUser
{
    private static readonly IReadOnlyList<string> Links = ["followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events", "received_events"];

    public static JsonObject Tell(string login)
    {
        var page = $"https://github.example/{Uri.EscapeDataString(login)}";
        var user = new JsonObject
        {
            ["login"] = login,
            ["id"] = 1,
            ["node_id"] = "user",
            ["avatar_url"] = $"{page}.png",
            ["gravatar_id"] = "",
            ["url"] = page,
            ["html_url"] = page,
            ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User",
            ["site_admin"] = false,
        };
        foreach (var link in Links)
            user[$"{link}_url"] = $"{page}/{link}";
        return user;
    }
}
