using System.Text.Json;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>What only GraphQL tells of comments and issues: whether the token's own identity wrote them, and whether they were minimised.</summary>
internal static class GitHubNodes
{
    // GitHub takes a hundred ids in one query.
    private const int Batch = 100;

    private const string Query = "query($ids: [ID! ]! ) { nodes(ids: $ids) { id ... on IssueComment { isMinimized viewerDidAuthor } ... on Issue { viewerDidAuthor } } }";

    /// <summary>By node id; those that are not there any more are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, (bool IsOwn, bool IsHidden)>> ReadAsync(GitHubConnection connection, string deed, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (bool IsOwn, bool IsHidden)>(StringComparer.Ordinal);
        foreach (var batch in ids.Chunk(Batch))
        {
            var data = await connection.QueryAsync(deed, Query, new Dictionary<string, object> { ["ids"] = batch }, cancellationToken);
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("nodes", out var nodes) || nodes.ValueKind != JsonValueKind.Array)
                throw connection.Unavailable($"did not {deed}", "its GraphQL answers something else");
            foreach (var node in nodes.EnumerateArray())
            {
                if (GraphQlAnswer.Text(node, "id") is { } id)
                    found[id] = (GraphQlAnswer.Is(node, "viewerDidAuthor"), GraphQlAnswer.Is(node, "isMinimized"));
            }
        }

        return found;
    }
}
