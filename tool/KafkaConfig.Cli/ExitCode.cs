namespace KafkaConfig.Cli;

/// <summary>How every command ends; no command invents its own. See docs/exit-codes.md.</summary>
public enum ExitCode
{
    Done = 0,
    Error = 1,
    ChangesPending = 2,
    Refused = 3,
    StalePlan = 4,
    FactsUnavailable = 5,
    PartlyApplied = 6,
}
