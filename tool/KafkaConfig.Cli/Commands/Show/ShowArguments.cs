using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Show;

/// <summary>What <c>show</c> was asked.</summary>
public sealed record ShowArguments(GlobalArguments Global, string Address, string Environment, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The resource, such as topic/orders.placed." };
        var environment = CommonOptions.Environment("The environment to resolve it for.");
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json);
        var command = new DocumentedCommand(
            "show", "Shows one definition with all layers resolved, and where each value comes from.", "0 shown, 1 errors in files, or no such resource",
            "kafka-config show topic/orders.placed --env staging")
        {
            address, environment, output,
        };
        command.SetAction(parsed => (int)new ShowCommand(io).Run(
            new ShowArguments(GlobalArguments.Of(parsed), parsed.GetValue(address) ?? "", parsed.GetValue(environment) ?? "", parsed.GetValue(output))));
        return command;
    }
}
