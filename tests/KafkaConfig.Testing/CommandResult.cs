namespace KafkaConfig.Testing;

/// <summary>How a command line ended.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;
}
