using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Reporting;

/// <summary>Keeps one comment of ours in a pull request: found again by its marker and its author, updated in place, older ones folded away. What others wrote is left alone, whatever it holds.</summary>
public sealed class StickyComment(IPullRequestComments comments, string marker)
{
    /// <param name="body">Ends in the marker.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent is finished.</param>
    public async Task<ReportOutcome> PublishAsync(string body, CancellationToken cancellationToken)
    {
        var own = await FindAsync(cancellationToken);
        var isUpdated = own.Count > 0 && await comments.UpdateAsync(own[^1], body, cancellationToken);
        if (!isUpdated)
            await CreateAsync(own, body, cancellationToken);
        // The last one is the current one, or is not there any more.
        foreach (var older in own.SkipLast(1))
            await comments.HideAsync(older, cancellationToken);
        return isUpdated ? ReportOutcome.Updated : ReportOutcome.Created;
    }

    private async Task CreateAsync(IReadOnlyList<PostedComment> before, string body, CancellationToken cancellationToken)
    {
        // Where the answer was lost, the comment is looked for before it is sent again.
        _ = await comments.CreateAsync(body, cancellationToken) ?? await FindNewAsync(before, cancellationToken)
            ?? await comments.CreateAsync(body, cancellationToken) ?? await FindNewAsync(before, cancellationToken)
            ?? throw new UnavailableException("GitHub was sent the comment twice, answered neither time, and does not show it.");
    }

    private async Task<PostedComment?> FindNewAsync(IReadOnlyList<PostedComment> before, CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken)).LastOrDefault(comment => before.All(known => known.Id != comment.Id));

    private async Task<IReadOnlyList<PostedComment>> FindAsync(CancellationToken cancellationToken) =>
        [.. (await comments.FindAsync(marker, cancellationToken)).Where(comment => comment is { IsOwn: true, IsHidden: false }).OrderBy(comment => comment.Id)];
}
