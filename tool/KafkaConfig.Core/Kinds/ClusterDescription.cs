namespace KafkaConfig.Core.Kinds;

/// <summary>A live cluster: its id, the ids of its live brokers in ascending order, and what the principal may do on the cluster as a whole (in ordinal order; empty: nothing).</summary>
public sealed record ClusterDescription(string Id, IReadOnlyList<int> Brokers, IReadOnlyList<string> Rights);
