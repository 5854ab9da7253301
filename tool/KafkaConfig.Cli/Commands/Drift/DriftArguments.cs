using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Drift;

/// <summary>What <c>drift</c> was asked.</summary>
public sealed record DriftArguments(GlobalArguments Global, IReadOnlyList<string> Environments, TimeSpan Timeout, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var environments = CommonOptions.Environments("The environments to compare with Git; of several, what differs between them beyond their files is shown, too.");
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var command = new DocumentedCommand(
            "drift", "Shows how what is live differs from Git: of every kind, with what nobody declared under the environment's 'owns'. Asks no rule, and writes nothing.",
            "0 everything is as the files say, 1 errors in files or usage, 2 something differs, 5 a cluster could not be read, or not all of it",
            "kafka-config drift --env prod", "kafka-config drift --env staging --env prod --output json")
        {
            environments, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new DriftCommand(io).RunAsync(
            new DriftArguments(GlobalArguments.Of(parsed), parsed.GetValue(environments) ?? [], TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output)), cancellationToken));
        return command;
    }
}
