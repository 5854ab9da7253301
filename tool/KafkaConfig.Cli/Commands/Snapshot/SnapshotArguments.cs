using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Snapshot;

/// <summary>What <c>snapshot</c> was asked.</summary>
public sealed record SnapshotArguments(GlobalArguments Global, string Environment, string Out, TimeSpan Timeout)
{
    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment to read.");
        var target = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var timeout = CommonOptions.Timeout();
        var command = new DocumentedCommand(
            "snapshot", "Saves what is live, so that plan --against can work without the cluster: forks, laptops, aeroplanes.", "0 saved, 1 usage, 5 the cluster could not be read",
            "kafka-config snapshot --env prod --out prod.json", "kafka-config plan --env prod --against prod.json")
        {
            environment, target, timeout,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new SnapshotCommand(io).RunAsync(
            new SnapshotArguments(GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", parsed.GetValue(target) ?? "", TimeSpan.FromSeconds(parsed.GetValue(timeout))), cancellationToken));
        return command;
    }
}
