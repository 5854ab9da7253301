namespace KafkaConfig.Core.Kinds;

/// <summary>How a write ended.</summary>
public enum WriteStatus
{
    Done,

    /// <summary>Certainly not done; trying again gives the same.</summary>
    Refused,

    /// <summary>Certainly not done; the service could not do it just now.</summary>
    Transient,

    /// <summary>No answer: it may have happened.</summary>
    Uncertain,
}
