using System.CommandLine;

namespace KafkaConfig.Cli.Commands.History;

/// <summary>What <c>history</c> was asked.</summary>
public sealed record HistoryArguments(GlobalArguments Global, string Environment, TimeSpan Timeout, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment.");
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json);
        var command = new DocumentedCommand(
            "history", "Shows past runs from the cluster's journal, newest first: who, when, which revision, what was done and what allowed it.",
            "0 shown, 1 usage, 5 the journal could not be read",
            "kafka-config history --env prod", "kafka-config history --env prod --output json")
        {
            environment, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new HistoryCommand(io).RunAsync(
            new HistoryArguments(GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output)), cancellationToken));
        return command;
    }
}
