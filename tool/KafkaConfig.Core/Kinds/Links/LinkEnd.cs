using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>The cluster at one end of a link as its file names it: an environment, or a cluster that has none.</summary>
/// <param name="Environment">The environment's name; null where the file describes the cluster itself.</param>
/// <param name="Cluster">How to reach a cluster that has no environment, without credentials; null where an environment is named.</param>
/// <param name="Location">Where the file names it.</param>
public sealed record LinkEnd(string? Environment, ClusterConnection? Cluster, SourceLocation Location);
