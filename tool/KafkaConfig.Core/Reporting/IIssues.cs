namespace KafkaConfig.Core.Reporting;

/// <summary>The issues of one repository. Every method throws <see cref="Model.UnavailableException"/> where the host does not do it.</summary>
public interface IIssues
{
    /// <summary>All open ones that end in the marker, whoever wrote them, the oldest first; no pull requests.</summary>
    Task<IReadOnlyList<PostedIssue>> FindOpenAsync(string marker, CancellationToken cancellationToken);

    /// <summary>Null: it was sent and the answer was lost, so it may be there; it is never sent again without looking.</summary>
    Task<PostedIssue?> CreateAsync(string title, string body, CancellationToken cancellationToken);

    /// <summary>False: the issue is not there any more.</summary>
    Task<bool> UpdateAsync(PostedIssue issue, string title, string body, CancellationToken cancellationToken);

    /// <summary>Says why, and closes. A comment whose answer was lost is not sent again.</summary>
    Task CloseAsync(PostedIssue issue, string why, CancellationToken cancellationToken);
}
