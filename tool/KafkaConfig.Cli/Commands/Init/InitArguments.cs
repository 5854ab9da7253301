using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Init;

/// <summary>What <c>init</c> was asked.</summary>
public sealed record InitArguments(string Folder)
{
    internal static Command Command(IOContext io)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };
        var command = new DocumentedCommand(
            "init", "Writes a starter repository: settings, a sandbox, a sample topic, workflows for GitHub, CODEOWNERS. Never overwrites a file.", "0 written, 1 there is a repository already",
            "kafka-config init", "kafka-config init my-kafka && cd my-kafka && kafka-config plan --env sandbox")
        {
            folder,
        };
        command.SetAction(parsed => (int)new InitCommand(io).Run(new InitArguments(parsed.GetValue(folder) ?? ".")));
        return command;
    }
}
