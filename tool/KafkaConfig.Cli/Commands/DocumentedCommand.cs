using System.CommandLine;

namespace KafkaConfig.Cli.Commands;

/// <summary>A command with what its help shows beyond its options.</summary>
internal sealed class DocumentedCommand(string name, string description, string exitCodes, params string[] examples) : Command(name, description)
{
    public string ExitCodes => exitCodes;

    public IReadOnlyList<string> Examples => examples;
}
