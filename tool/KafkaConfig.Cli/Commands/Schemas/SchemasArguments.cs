using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Schemas;

/// <summary>What <c>schemas</c> was asked.</summary>
public sealed record SchemasArguments(string Folder)
{
    internal static Command Command(IOContext io)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write to.", DefaultValueFactory = _ => "docs/schemas" };
        var command = new DocumentedCommand(
            "schemas", "Writes the JSON Schemas of the file formats, for editors, and of the JSON outputs.", "0 written, 1 usage", "kafka-config schemas", "kafka-config schemas .vscode/schemas")
        {
            folder,
        };
        command.SetAction(parsed => (int)new SchemasCommand(io).Run(new SchemasArguments(parsed.GetValue(folder) ?? "")));
        return command;
    }
}
