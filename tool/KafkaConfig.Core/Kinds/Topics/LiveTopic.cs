namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What the cluster says of a topic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Assignments">For each partition, in order, the ids of the brokers that hold its replicas.</param>
/// <param name="Configs">Its configs.</param>
public sealed record LiveTopic(string Name, IReadOnlyList<IReadOnlyList<int>> Assignments, LiveConfigs Configs)
{
    public int Partitions => Assignments.Count;

    /// <summary>The smallest number of replicas of any partition: while a reassignment runs they differ.</summary>
    public int ReplicationFactor => Assignments.Count == 0 ? 0 : Assignments.Min(replicas => replicas.Count);
}
