namespace KafkaConfig.Core.Usage;

/// <summary>A running consumer of a group, with the partitions (of any topic) that it reads.</summary>
public sealed record GroupMember(string ClientId, string Host, IReadOnlyList<PartitionAddress> Assignment);
