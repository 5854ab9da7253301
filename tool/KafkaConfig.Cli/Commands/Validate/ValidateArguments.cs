using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Validate;

/// <summary>What <c>validate</c> was asked.</summary>
public sealed record ValidateArguments(GlobalArguments Global, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Sarif);
        var command = new DocumentedCommand(
            "validate", "Checks all files offline: shapes, names, and every rule that needs no cluster.",
            "0 sound, 1 errors in files, 3 refused by a rule",
            "kafka-config validate", "kafka-config validate --output sarif > findings.sarif")
        {
            output,
        };
        command.SetAction(parsed => (int)new ValidateCommand(io).Run(new ValidateArguments(GlobalArguments.Of(parsed), parsed.GetValue(output))));
        return command;
    }
}
