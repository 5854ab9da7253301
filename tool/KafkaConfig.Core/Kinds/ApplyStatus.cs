namespace KafkaConfig.Core.Kinds;

/// <summary>How a change ended.</summary>
public enum ApplyStatus
{
    Done,

    /// <summary>Certainly not done.</summary>
    Failed,

    /// <summary>No answer, and no way to find out whether it happened.</summary>
    Uncertain,

    /// <summary>Not tried.</summary>
    Skipped,
}
