namespace KafkaConfig.Adapters.Kafka;

/// <summary>How the journal is written.</summary>
public enum JournalMode
{
    /// <summary>Each entry is a transaction, and the broker shuts out a run that lost its lock.</summary>
    Transactional,

    /// <summary>For services without transactions: a run that lost its lock is stopped by itself alone.</summary>
    Plain,
}
