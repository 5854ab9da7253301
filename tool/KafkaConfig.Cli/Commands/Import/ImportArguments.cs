using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Import;

/// <summary>What <c>import</c> was asked.</summary>
public sealed record ImportArguments(GlobalArguments Global, string Environment, IReadOnlyList<string> Only, string? Owner, TimeSpan Timeout)
{
    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment to read.");
        var only = CommonOptions.Only("Imports these addresses alone, such as topic/orders.*");
        var owner = new Option<string?>("--owner") { Description = "The owner of topics that no owner's prefix covers.", HelpName = "NAME" };
        var timeout = CommonOptions.Timeout();
        var command = new DocumentedCommand(
            "import", "Writes one definition for each live topic that has none. Planning what was imported gives no change.",
            "0 imported, 1 usage, or topics without an owner were left out, 5 the cluster could not be read",
            "kafka-config import --env prod", "kafka-config import --env prod --only topic/legacy.* --owner team-legacy")
        {
            environment, only, owner, timeout,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new ImportCommand(io).RunAsync(
            new ImportArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", parsed.GetValue(only) ?? [], parsed.GetValue(owner), TimeSpan.FromSeconds(parsed.GetValue(timeout))),
            cancellationToken));
        return command;
    }
}
