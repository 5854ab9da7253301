using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Explain;

/// <summary>What <c>explain</c> was asked.</summary>
public sealed record ExplainArguments(string Code, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var code = new Argument<string>("CODE") { Description = "A rule's code, such as KC1001." };
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var command = new DocumentedCommand("explain", "Explains one rule: what it finds, why it matters, the safe way, and what evidence passes.", "0 explained, 1 no such rule", "kafka-config explain KC1001")
        {
            code, output,
        };
        command.SetAction(parsed => (int)new ExplainCommand(io).Run(new ExplainArguments(parsed.GetValue(code) ?? "", parsed.GetValue(output))));
        return command;
    }
}
