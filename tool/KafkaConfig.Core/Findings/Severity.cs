namespace KafkaConfig.Core.Findings;

/// <summary>How much a finding weighs, heaviest first. Refuse, Runbook and Ack stop an apply.</summary>
public enum Severity
{
    /// <summary>Nothing overrides it.</summary>
    Refuse,

    /// <summary>Refused unless a valid runbook is in the repository.</summary>
    Runbook,

    /// <summary>Refused unless acknowledged in the repository.</summary>
    Ack,

    Warn,

    Info,
}
