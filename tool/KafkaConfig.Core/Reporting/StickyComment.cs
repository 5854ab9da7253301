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

    private Task CreateAsync(IReadOnlyList<PostedComment> before, string body, CancellationToken cancellationToken) => CreatedOnce.EnsureAsync(
        "the comment", () => comments.CreateAsync(body, cancellationToken), async () => (await FindAsync(cancellationToken)).LastOrDefault(found => before.All(known => known.Id != found.Id)));

    private async Task<IReadOnlyList<PostedComment>> FindAsync(CancellationToken cancellationToken) =>
        [.. (await comments.FindAsync(marker, cancellationToken)).Where(comment => comment is { IsOwn: true, IsHidden: false }).OrderBy(comment => comment.Id)];
}
