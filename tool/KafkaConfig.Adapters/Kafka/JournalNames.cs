namespace KafkaConfig.Adapters.Kafka;

/// <summary>Where a cluster keeps its lock and its journal. All runs on a cluster must have the same.</summary>
public sealed record JournalNames(string Topic = "_kafka-config", string Group = "kafka-config", string TransactionalId = "kafka-config");
