using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Connectors.Status;

/// <summary>What <c>connectors status</c> was asked.</summary>
public sealed record StatusArguments(GlobalArguments Global, string Environment, TimeSpan Timeout, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment.");
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json);
        var command = new DocumentedCommand(
            "status", "Shows every connector of an environment's Connect clusters with its tasks, and the first line of what went wrong.",
            "0 all of them do what they were told, 1 usage, 5 a worker could not be read, 6 one has failed",
            "kafka-config connectors status --env prod", "kafka-config connectors status --env prod --output json")
        {
            environment, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new StatusCommand(io).RunAsync(
            new StatusArguments(GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output)), cancellationToken));
        return command;
    }
}
