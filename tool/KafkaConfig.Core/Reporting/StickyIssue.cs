namespace KafkaConfig.Core.Reporting;

/// <summary>Keeps at most one open issue of ours: opened when there is something to say, updated while there is, closed when there is not any more.</summary>
public sealed class StickyIssue(IIssues issues, string marker)
{
    /// <param name="title">Of the issue.</param>
    /// <param name="body">Ends in the marker.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent is finished.</param>
    public async Task<ReportOutcome> OpenAsync(string title, string body, CancellationToken cancellationToken)
    {
        var own = await FindAsync(cancellationToken);
        var isUpdated = own.Count > 0 && await issues.UpdateAsync(own[^1], title, body, cancellationToken);
        if (!isUpdated)
            await CreateAsync(own, title, body, cancellationToken);
        // The last one is the current one, or is not there any more.
        foreach (var older in own.SkipLast(1))
            await issues.CloseAsync(older, "A later issue says the same.", cancellationToken);
        return isUpdated ? ReportOutcome.Updated : ReportOutcome.Created;
    }

    /// <summary>Updates what is open, and opens nothing: what could not be read is neither there nor gone.</summary>
    public async Task<ReportOutcome> RefreshAsync(string title, string body, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is [.., var latest] && await issues.UpdateAsync(latest, title, body, cancellationToken) ? ReportOutcome.Updated : ReportOutcome.Nothing;

    /// <summary>Closes all that are open.</summary>
    public async Task<ReportOutcome> CloseAsync(string why, CancellationToken cancellationToken)
    {
        var own = await FindAsync(cancellationToken);
        foreach (var issue in own)
            await issues.CloseAsync(issue, why, cancellationToken);
        return own.Count > 0 ? ReportOutcome.Closed : ReportOutcome.Nothing;
    }

    private Task CreateAsync(IReadOnlyList<PostedIssue> before, string title, string body, CancellationToken cancellationToken) => CreatedOnce.EnsureAsync(
        "the issue", () => issues.CreateAsync(title, body, cancellationToken), async () => (await FindAsync(cancellationToken)).LastOrDefault(found => before.All(known => known.Number != found.Number)));

    private async Task<IReadOnlyList<PostedIssue>> FindAsync(CancellationToken cancellationToken) =>
        [.. (await issues.FindOpenAsync(marker, cancellationToken)).Where(issue => issue.IsOwn).OrderBy(issue => issue.Number)];
}
