using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>The API's paths that the tool uses, each with what it does.</summary>
internal static class GitHubRoutes
{
    private const int LongestBody = 65_536;

    public static (string Template, Func<GitHubStore, string, StandInReply> Handle) Find(GitHubRequest asked) => (asked.Method, asked.Path) switch
    {
        ("GET", ["repos", "acme", "kafka", "issues", var number, "comments"]) => ("comments", (store, origin) => List([.. Issue(store, number).Comments.Select(comment => comment.TellComment(origin))], store, asked, origin)),
        ("POST", ["repos", "acme", "kafka", "issues", var number, "comments"]) => ("comments", (store, origin) =>
            new StandInReply(201, Writing(store).Comment(Issue(store, number), GitHubStore.Bot, Text(asked.Body(), "body")).TellComment(origin))),
        ("PATCH", ["repos", "acme", "kafka", "issues", "comments", var id]) => ("comments/{id}", (store, origin) => new StandInReply(200, Change(Comment(Writing(store), id), asked).TellComment(origin))),
        ("GET", ["repos", "acme", "kafka", "issues"]) => ("issues", (store, origin) =>
            List([.. store.Issues.Values.Where(issue => issue.IsOpen || asked.Find("state") != "open").Select(issue => issue.TellIssue(origin))], store, asked, origin)),
        ("POST", ["repos", "acme", "kafka", "issues"]) => ("issues", (store, origin) =>
            new StandInReply(201, Writing(store).Issue(GitHubStore.Bot, Text(asked.Body(), "title"), Text(asked.Body(), "body")).TellIssue(origin))),
        ("PATCH", ["repos", "acme", "kafka", "issues", var number]) => ("issues/{number}", (store, origin) => new StandInReply(200, Change(Issue(Writing(store), number), asked).TellIssue(origin))),
        ("GET", ["repos", "acme", "kafka", "deployments"]) => ("deployments", (store, origin) =>
            List([.. store.Deployments.Where(deployment => deployment.Sha == asked.Find("sha") && deployment.Environment == asked.Find("environment")).Reverse().Select(deployment => deployment.Tell(origin))], store, asked, origin)),
        ("GET", ["repos", "acme", "kafka", "deployments", var id, "statuses"]) => ("deployments/{id}/statuses", (store, origin) =>
            List([.. (store.Deployments.Find(deployment => deployment.Id.ToString(CultureInfo.InvariantCulture) == id) ?? throw GitHubRefusalException.NotFound()).TellStatuses(origin)], store, asked, origin)),
        ("POST", ["graphql"]) => (Text(asked.Body(), "query").StartsWith("mutation", StringComparison.Ordinal) ? "graphql minimizeComment" : "graphql nodes", (store, _) => GraphQl(store, asked.Body())),
        _ => ("(none)", (_, _) => throw GitHubRefusalException.NotFound()),
    };

    private static GitHubStore Writing(GitHubStore store) => store.IsReadOnly ? throw GitHubRefusalException.Forbidden() : store;

    private static StoredPost Issue(GitHubStore store, string number) =>
        store.Issues.GetValueOrDefault(long.Parse(number, CultureInfo.InvariantCulture)) ?? throw GitHubRefusalException.NotFound();

    private static StoredPost Comment(GitHubStore store, string id) =>
        store.Everything.FirstOrDefault(post => post.Id.ToString(CultureInfo.InvariantCulture) == id) ?? throw GitHubRefusalException.NotFound();

    private static StoredPost Change(StoredPost post, GitHubRequest asked)
    {
        var body = asked.Body();
        if (body.ContainsKey("body"))
            post.Body = Text(body, "body");
        if (body.ContainsKey("title"))
            post.Title = Text(body, "title");
        if (body.ContainsKey("milestone"))
            post.Milestone = (int?)body["milestone"];
        if (body.ContainsKey("state"))
            post.IsOpen = Text(body, "state") == "open";
        return post;
    }

    private static string Text(JsonObject body, string name)
    {
        var text = (string?)body[name] ?? throw GitHubRefusalException.Invalid($"Validation Failed: {name} is missing");
        return text.Length > LongestBody ? throw GitHubRefusalException.Invalid("Validation Failed: body is too long (maximum is 65536 characters)") : text;
    }

    private static StandInReply List(IReadOnlyList<JsonObject> all, GitHubStore store, GitHubRequest asked, string origin)
    {
        var page = int.Parse(asked.Find("page") ?? "1", CultureInfo.InvariantCulture);
        var size = Math.Min(store.PageSize, int.Parse(asked.Find("per_page") ?? "30", CultureInfo.InvariantCulture));
        var link = string.Create(CultureInfo.InvariantCulture, $"<{origin}/{string.Join('/', asked.Path)}?per_page={size}&page={page + 1}>; rel=\"next\"");
        return new StandInReply(200, new JsonArray([.. all.Skip((page - 1) * size).Take(size)]))
        {
            Headers = page * size < all.Count ? new Dictionary<string, string> { ["Link"] = link } : [],
        };
    }

    private static StandInReply GraphQl(GitHubStore store, JsonObject body)
    {
        var variables = body["variables"] as JsonObject ?? [];
        if ((string?)variables["id"] is { } id)
        {
            if (store.Everything.FirstOrDefault(post => post.NodeId == id) is not { } post)
                return new StandInReply(200, new JsonObject { ["data"] = new JsonObject { ["minimizeComment"] = null }, ["errors"] = new JsonArray(Missing(id)) });
            Writing(store);
            post.Minimized = "OUTDATED";
            return new StandInReply(200, new JsonObject { ["data"] = new JsonObject { ["minimizeComment"] = new JsonObject { ["minimizedComment"] = new JsonObject { ["isMinimized"] = true } } } });
        }

        var (nodes, errors) = (new JsonArray(), new JsonArray());
        foreach (var wanted in (variables["ids"] as JsonArray ?? []).Select(node => (string?)node ?? ""))
        {
            var post = store.Everything.FirstOrDefault(post => post.NodeId == wanted);
            nodes.Add(post is null ? null : new JsonObject { ["id"] = wanted, ["isMinimized"] = post.Minimized is not null, ["viewerDidAuthor"] = post.Author == GitHubStore.Bot });
            if (post is null)
                errors.Add(Missing(wanted));
        }

        var answer = new JsonObject { ["data"] = new JsonObject { ["nodes"] = nodes } };
        if (errors.Count > 0)
            answer["errors"] = errors;
        return new StandInReply(200, answer);
    }

    private static JsonObject Missing(string id) => new() { ["type"] = "NOT_FOUND", ["message"] = $"Could not resolve to a node with the global id of '{id}'" };
}
