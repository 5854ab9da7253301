using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Commands.Schemas;

/// <summary>Writes JSON Schemas.</summary>
public sealed class SchemasCommand(IOContext io)
{
    public ExitCode Run(SchemasArguments arguments)
    {
        var folder = Path.GetFullPath(arguments.Folder, io.CurrentDirectory);
        Directory.CreateDirectory(folder);
        foreach (var (name, json) in SchemaFiles.All())
        {
            File.WriteAllText(Path.Combine(folder, name), json);
            io.Output.WriteLine($"{arguments.Folder.TrimEnd('/')}/{name}");
        }

        return ExitCode.Done;
    }
}
