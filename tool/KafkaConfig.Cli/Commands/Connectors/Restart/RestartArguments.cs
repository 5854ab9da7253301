using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Connectors.Restart;

/// <summary>What <c>connectors restart</c> was asked. <paramref name="Failed"/>: those alone that failed; else the named ones.</summary>
public sealed record RestartArguments(GlobalArguments Global, string Environment, TimeSpan Timeout, bool Failed, IReadOnlyList<string> Names)
{
    internal static Command Command(IOContext io)
    {
        var names = new Argument<string[]>("connector") { Description = "Addresses such as connector/main/orders-to-warehouse.", Arity = ArgumentArity.ZeroOrMore };
        var environment = CommonOptions.Environment("The environment.");
        var timeout = CommonOptions.Timeout();
        var failed = new Option<bool>("--failed") { Description = "All connectors and tasks that have failed, and no others." };
        var command = new DocumentedCommand(
            "restart", "Restarts connectors: those that failed, or those that are named. Configs stay as they are.",
            "0 restarted and running, or nothing to do, 1 usage, 5 a worker could not be read, 6 not all of them run",
            "kafka-config connectors restart --failed --env prod", "kafka-config connectors restart connector/main/orders-to-warehouse --env prod")
        {
            names, environment, timeout, failed,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new RestartCommand(io).RunAsync(
            new RestartArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(failed), parsed.GetValue(names) ?? []), cancellationToken));
        return command;
    }
}
