using System.Globalization;
using KafkaConfig.Core.Reporting;
using Octokit;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>The issues of one repository on GitHub.</summary>
public sealed class GitHubIssues(GitHubConnection connection) : IIssues
{
    private string Where => $"{connection.Place.Owner}/{connection.Place.Name}";

    public async Task<IReadOnlyList<PostedIssue>> FindOpenAsync(string marker, CancellationToken cancellationToken)
    {
        var (owner, name) = (connection.Place.Owner, connection.Place.Name);
        var deed = $"list the issues of {Where}";
        var request = new RepositoryIssueRequest { State = ItemStateFilter.Open, SortDirection = SortDirection.Ascending };
        var all = await GitHubDeeds.ThereAsync(() => connection.AskAsync(deed, client => client.Issue.GetAllForRepository(owner, name, request, new ApiOptions { PageSize = 100 }), cancellationToken));
        var marked = all.Where(issue => issue.PullRequest is null && ReportMarker.Ends(issue.Body, marker)).DistinctBy(issue => issue.Number).OrderBy(issue => issue.Number).ToList();
        var nodes = await GitHubNodes.ReadAsync(connection, deed, marked.Select(issue => issue.NodeId), cancellationToken);
        return [.. marked.Where(issue => nodes.ContainsKey(issue.NodeId)).Select(issue => new PostedIssue(issue.Number, nodes[issue.NodeId].IsOwn))];
    }

    public async Task<PostedIssue?> CreateAsync(string title, string body, CancellationToken cancellationToken)
    {
        try
        {
            var (owner, name) = (connection.Place.Owner, connection.Place.Name);
            var issue = await GitHubDeeds.ThereAsync(() => connection.SendOnceAsync($"open an issue in {Where}", client => client.Issue.Create(owner, name, new NewIssue(title) { Body = body }), cancellationToken));
            return new PostedIssue(issue.Number, IsOwn: true);
        }
        catch (AnswerLostException)
        {
            return null;
        }
    }

    public Task<bool> UpdateAsync(PostedIssue issue, string title, string body, CancellationToken cancellationToken) =>
        PatchAsync(issue, "update", new Dictionary<string, object> { ["title"] = title, ["body"] = body }, cancellationToken);

    public async Task CloseAsync(PostedIssue issue, string why, CancellationToken cancellationToken)
    {
        try
        {
            var (owner, name) = (connection.Place.Owner, connection.Place.Name);
            await connection.SendOnceAsync($"comment on {Which(issue)}", client => client.Issue.Comment.Create(owner, name, issue.Number, why), cancellationToken);
        }
        catch (Exception problem) when (problem is AnswerLostException or NotThereException)
        {
            // Closing is what matters; the words may be there.
        }

        await PatchAsync(issue, "close", new Dictionary<string, object> { ["state"] = "closed", ["state_reason"] = "completed" }, cancellationToken);
    }

    // The client's own update would also send a milestone that it does not know, and so take it away.
    private async Task<bool> PatchAsync(PostedIssue issue, string deed, Dictionary<string, object> fields, CancellationToken cancellationToken)
    {
        try
        {
            var path = new Uri(string.Create(CultureInfo.InvariantCulture, $"repos/{connection.Place.Owner}/{connection.Place.Name}/issues/{issue.Number}"), UriKind.Relative);
            await connection.AskAsync($"{deed} {Which(issue)}", client => client.Connection.Patch<Issue>(path, fields), cancellationToken);
            return true;
        }
        catch (NotThereException)
        {
            return false;
        }
    }

    private string Which(PostedIssue issue) => string.Create(CultureInfo.InvariantCulture, $"issue {issue.Number} of {Where}");
}
