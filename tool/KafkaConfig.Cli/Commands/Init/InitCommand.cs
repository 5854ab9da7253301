using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Init;

/// <summary>Writes the files of <c>Templates/</c>, and the JSON Schemas that they name.</summary>
public sealed class InitCommand(IOContext io)
{
    private const string Prefix = "init/";

    public ExitCode Run(InitArguments arguments)
    {
        var folder = Path.GetFullPath(arguments.Folder, io.CurrentDirectory);
        if (File.Exists(Path.Combine(folder, RepositoryLayout.SettingsFile)))
            throw new UsageException($"{arguments.Folder} is a config repository already.");
        var assembly = typeof(InitCommand).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource);
            using var reader = new StreamReader(stream);
            // Dot files are stored without their dot, so that no tool of this repository reads them.
            Write(folder, resource[Prefix.Length..].Replace("dot-", ".", StringComparison.Ordinal), reader.ReadToEnd().Replace("{toolVersion}", io.ToolVersion, StringComparison.Ordinal));
        }

        foreach (var (name, json) in Documents.SchemaFiles.All().Where(schema => !schema.Name.Contains(".output.", StringComparison.Ordinal)))
            Write(folder, $".vscode/schemas/{name}", json);
        io.Output.WriteLine();
        io.Output.WriteLine("Next: kafka-config plan --env sandbox");
        io.Output.WriteLine($"On GitHub: workflows run kafka-config {io.ToolVersion} (.config/dotnet-tools.json) from the feed in nuget.config. They plan pull requests, apply what was merged and");
        io.Output.WriteLine("watch for drift as soon as there is an environments/staging.yaml or environments/prod.yaml; their first lines say which GitHub environments to create.");
        return ExitCode.Done;
    }

    private void Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            io.Output.WriteLine($"kept     {name}");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        File.WriteAllText(path, content.ReplaceLineEndings("\n"));
        io.Output.WriteLine($"written  {name}");
    }
}
