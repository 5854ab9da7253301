using System.CommandLine;

namespace KafkaConfig.Cli.Commands;

/// <summary>The options that every command has.</summary>
public sealed record GlobalArguments(string? Root, bool NoColor, bool Verbose)
{
    internal static GlobalArguments Of(ParseResult parsed) =>
        new(parsed.GetValue(CommonOptions.Root), parsed.GetValue(CommonOptions.NoColor), parsed.GetValue(CommonOptions.Verbose));
}
