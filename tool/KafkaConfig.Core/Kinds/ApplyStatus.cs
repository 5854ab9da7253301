namespace KafkaConfig.Core.Kinds;

/// <summary>How a change ended.</summary>
public enum ApplyStatus
{
    Done,

    /// <summary>Certainly not done.</summary>
    Failed,

    /// <summary>Not done: immediately before it, a rule or a gate stood against it.</summary>
    Refused,

    /// <summary>No answer, and no way to find out whether it happened.</summary>
    Uncertain,

    /// <summary>Not tried.</summary>
    Skipped,
}
