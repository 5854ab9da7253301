using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>A comment or an issue that the stand-in holds.</summary>
public sealed class StoredPost(long id, string author, string body)
{
    public long Id => id;

    public string NodeId => string.Create(CultureInfo.InvariantCulture, $"node_{id}");

    public string Author => author;

    public string Body { get; set; } = body;

    /// <summary>Of an issue.</summary>
    public string Title { get; set; } = "";

    public bool IsOpen { get; set; } = true;

    public bool IsPullRequest { get; init; }

    /// <summary>Of an issue; somebody gave it one.</summary>
    public int? Milestone { get; set; }

    /// <summary>Why it was minimised; null: it was not.</summary>
    public string? Minimized { get; set; }

    /// <summary>Of an issue or a pull request.</summary>
    public List<StoredPost> Comments { get; } = [];

    internal JsonObject TellComment(string api) => new()
    {
        ["id"] = id,
        ["node_id"] = NodeId,
        ["url"] = $"{api}/comments/{id}",
        ["html_url"] = $"{api}/comments/{id}",
        ["issue_url"] = $"{api}/issues/1",
        ["body"] = Body,
        ["user"] = StoredUser.Tell(author),
        ["created_at"] = "2026-11-01T12:00:00Z",
        ["updated_at"] = "2026-11-01T12:00:00Z",
        ["author_association"] = "CONTRIBUTOR",
    };

    internal JsonObject TellIssue(string api)
    {
        var issue = new JsonObject
        {
            ["id"] = id,
            ["node_id"] = NodeId,
            ["number"] = id,
            ["title"] = Title,
            ["body"] = Body,
            ["user"] = StoredUser.Tell(author),
            ["state"] = IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["url"] = $"{api}/issues/{id}",
            ["html_url"] = $"{api}/issues/{id}",
            ["comments_url"] = $"{api}/issues/{id}/comments",
            ["events_url"] = $"{api}/issues/{id}/events",
            ["repository_url"] = api,
            ["labels_url"] = $"{api}/issues/{id}/labels",
            ["labels"] = new JsonArray(),
            ["assignee"] = null,
            ["milestone"] = Milestone is { } number ? new JsonObject { ["number"] = number } : null,
            ["comments"] = Comments.Count,
            ["closed_at"] = null,
            ["created_at"] = "2026-11-01T12:00:00Z",
            ["updated_at"] = "2026-11-01T12:00:00Z",
            ["author_association"] = "CONTRIBUTOR",
        };
        if (IsPullRequest)
            issue["pull_request"] = new JsonObject { ["url"] = $"{api}/pulls/{id}", ["html_url"] = $"{api}/pulls/{id}", ["diff_url"] = $"{api}/pulls/{id}.diff", ["patch_url"] = $"{api}/pulls/{id}.patch" };
        return issue;
    }
}
