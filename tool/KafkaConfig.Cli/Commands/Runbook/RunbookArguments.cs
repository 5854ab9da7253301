using System.CommandLine;
using KafkaConfig.Cli.Commands.Runbook.Check;
using KafkaConfig.Cli.Commands.Runbook.New;
using KafkaConfig.Cli.Commands.Runbook.Verify;

namespace KafkaConfig.Cli.Commands.Runbook;

/// <summary>The commands about evidence.</summary>
internal static class RunbookArguments
{
    public static Command Command(IOContext io) => new DocumentedCommand(
        "runbook", "Writes, checks and follows up evidence: the reviewed files that let one exact change pass.", "those of its commands: 0, 1, 3, 5",
        "kafka-config runbook new KC1001 topic/orders.placed --env prod", "kafka-config runbook check")
    {
        NewArguments.Command(io),
        CheckArguments.Command(io),
        VerifyArguments.Command(io),
    };
}
