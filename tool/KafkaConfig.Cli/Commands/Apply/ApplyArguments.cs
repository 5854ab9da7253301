using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Apply;

/// <summary>What <c>apply</c> was asked.</summary>
public sealed record ApplyArguments(GlobalArguments Global, string Environment, IReadOnlyList<string> Only, bool Yes, TimeSpan Timeout, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment to change.");
        var only = CommonOptions.Only("Applies a part alone: these addresses, such as topic/orders.placed or topic/orders.*");
        var yes = new Option<bool>("--yes") { Description = "Applies without asking; required where nobody can answer." };
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json);
        var command = new DocumentedCommand(
            "apply", "Plans again, asks, applies in batches, and reads back what was written. One unanswered refusal stops all of it.",
            "0 applied or nothing to do, 1 errors in files, usage, or refused by the brokers' dry run, 3 refused by a rule, 5 the cluster could not be read, 6 partly applied or not verified",
            "kafka-config apply --env sandbox --yes", "kafka-config apply --env staging --only topic/orders.placed")
        {
            environment, only, yes, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new ApplyCommand(io).RunAsync(
            new ApplyArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", parsed.GetValue(only) ?? [], parsed.GetValue(yes), TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output)),
            cancellationToken));
        return command;
    }
}
