using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Revisions;

/// <summary>The files of one commit.</summary>
/// <param name="Commit">Its whole id.</param>
/// <param name="Repository">The files.</param>
public sealed record RevisionFiles(string Commit, IRepository Repository);
