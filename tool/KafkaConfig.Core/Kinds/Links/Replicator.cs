namespace KafkaConfig.Core.Kinds.Links;

/// <summary>What copies.</summary>
public enum Replicator
{
    /// <summary>Confluent's brokers themselves, over REST v3.</summary>
    ClusterLinking,

    /// <summary>Connectors of Apache Kafka on a Connect cluster of the destination.</summary>
    MirrorMaker2,
}
