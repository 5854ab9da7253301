using System.Globalization;
using KafkaConfig.Core.Reporting;
using Octokit;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>The comments of one pull request on GitHub.</summary>
public sealed class GitHubComments(GitHubConnection connection, int pullRequest) : IPullRequestComments
{
    private const string Hide = "mutation($id: ID! ) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }";

    private string Where => string.Create(CultureInfo.InvariantCulture, $"pull request {pullRequest} of {connection.Place.Owner}/{connection.Place.Name}");

    public async Task<IReadOnlyList<PostedComment>> FindAsync(string marker, CancellationToken cancellationToken)
    {
        var (owner, name) = (connection.Place.Owner, connection.Place.Name);
        var deed = $"list the comments of {Where}";
        var all = await GitHubDeeds.ThereAsync(() => connection.AskAsync(deed, client => client.Issue.Comment.GetAllForIssue(owner, name, pullRequest, new ApiOptions { PageSize = 100 }), cancellationToken));
        var marked = all.Where(comment => ReportMarker.Ends(comment.Body, marker)).DistinctBy(comment => comment.Id).OrderBy(comment => comment.Id).ToList();
        var nodes = await GitHubNodes.ReadAsync(connection, deed, marked.Select(comment => comment.NodeId), cancellationToken);
        return [.. marked.Where(comment => nodes.ContainsKey(comment.NodeId)).Select(comment => new PostedComment(comment.Id, comment.NodeId, nodes[comment.NodeId].IsOwn, nodes[comment.NodeId].IsHidden))];
    }

    public async Task<PostedComment?> CreateAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            var (owner, name) = (connection.Place.Owner, connection.Place.Name);
            var comment = await GitHubDeeds.ThereAsync(() => connection.SendOnceAsync($"comment on {Where}", client => client.Issue.Comment.Create(owner, name, pullRequest, body), cancellationToken));
            return new PostedComment(comment.Id, comment.NodeId, IsOwn: true, IsHidden: false);
        }
        catch (AnswerLostException)
        {
            return null;
        }
    }

    public async Task<bool> UpdateAsync(PostedComment comment, string body, CancellationToken cancellationToken)
    {
        try
        {
            var (owner, name) = (connection.Place.Owner, connection.Place.Name);
            await connection.AskAsync($"update the comment on {Where}", client => client.Issue.Comment.Update(owner, name, comment.Id, body), cancellationToken);
            return true;
        }
        catch (NotThereException)
        {
            return false;
        }
    }

    public Task HideAsync(PostedComment comment, CancellationToken cancellationToken) =>
        connection.QueryAsync($"minimise an outdated comment on {Where}", Hide, new Dictionary<string, object> { ["id"] = comment.NodeId }, cancellationToken);
}
