using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Runbook.Check;

/// <summary>What <c>runbook check</c> was asked.</summary>
public sealed record CheckArguments(GlobalArguments Global, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var command = new DocumentedCommand(
            "check", "Checks all evidence offline: keys, expiry, approver, sections. Whether a change asks for it, and whether its gates hold, says the plan.",
            "0 all in order, 1 errors in files, 3 evidence that allows nothing: expired, without an approver, with questions left",
            "kafka-config runbook check")
        {
            output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new CheckCommand(io).RunAsync(new CheckArguments(GlobalArguments.Of(parsed), parsed.GetValue(output)), cancellationToken));
        return command;
    }
}
