using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Revisions;

/// <summary>The files of one commit.</summary>
/// <param name="Commit">Its whole id.</param>
/// <param name="Repository">The files.</param>
public sealed record RevisionFiles(string Commit, IRepository Repository)
{
    /// <summary>True where the commit is what the work tree's own one came from, or it itself: no other branch.</summary>
    public bool IsBehind { get; init; } = true;
}
