namespace KafkaConfig.Core.Findings;

/// <summary>How a gate stands. Only <see cref="Holds"/> lets a change pass.</summary>
public enum GateStatus
{
    Holds,
    Fails,

    /// <summary>It could not be measured.</summary>
    Unknown,
}
