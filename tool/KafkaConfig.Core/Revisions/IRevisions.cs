using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Revisions;

/// <summary>Earlier revisions of the config repository. Only reads; no second checkout is made.</summary>
public interface IRevisions
{
    /// <summary>The files as <paramref name="revision"/> holds them: a commit, a branch or a tag. Throws <see cref="UsageException"/> where it is not here, which says how it comes here.</summary>
    Task<RevisionFiles> OpenAsync(string revision, CancellationToken cancellationToken);

    /// <summary>Throws <see cref="UsageException"/> where the work tree's own commit does not come from <paramref name="commit"/>: what another branch has did not leave the files here.</summary>
    Task RequireBehindAsync(string commit, CancellationToken cancellationToken);
}
