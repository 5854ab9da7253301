using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Runbook.Verify;

/// <summary>What <c>runbook verify</c> was asked.</summary>
public sealed record VerifyArguments(GlobalArguments Global, string File, string Environment, TimeSpan Timeout)
{
    internal static Command Command(IOContext io)
    {
        var file = new Argument<string>("FILE") { Description = "The runbook whose change was made." };
        var environment = CommonOptions.Environment("The environment where it was made.");
        var timeout = CommonOptions.Timeout();
        var command = new DocumentedCommand(
            "verify", "Checks what must hold after a runbook's change, before producers start: count, leaders, replicas, and that every group has every partition.",
            "0 all of it holds, 1 usage, 3 something is missing yet, 5 the cluster could not be read",
            "kafka-config runbook verify runbooks/orders.placed-kc1001-prod.md --env prod")
        {
            file, environment, timeout,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new VerifyCommand(io).RunAsync(
            new VerifyArguments(GlobalArguments.Of(parsed), parsed.GetValue(file) ?? "", parsed.GetValue(environment) ?? "", TimeSpan.FromSeconds(parsed.GetValue(timeout))), cancellationToken));
        return command;
    }
}
