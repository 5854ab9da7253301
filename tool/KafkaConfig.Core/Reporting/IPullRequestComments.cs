namespace KafkaConfig.Core.Reporting;

/// <summary>The comments of one pull request. Every method throws <see cref="Model.UnavailableException"/> where the host does not do it.</summary>
public interface IPullRequestComments
{
    /// <summary>All that end in the marker, whoever wrote them, the oldest first.</summary>
    Task<IReadOnlyList<PostedComment>> FindAsync(string marker, CancellationToken cancellationToken);

    /// <summary>Null: it was sent and the answer was lost, so it may be there; it is never sent again without looking.</summary>
    Task<PostedComment?> CreateAsync(string body, CancellationToken cancellationToken);

    /// <summary>False: the comment is not there any more.</summary>
    Task<bool> UpdateAsync(PostedComment comment, string body, CancellationToken cancellationToken);

    /// <summary>Folds a comment away as outdated; one that is not there any more is no trouble.</summary>
    Task HideAsync(PostedComment comment, CancellationToken cancellationToken);
}
