using System.CommandLine;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core;

namespace KafkaConfig.Cli.Commands.Rules;

/// <summary>What <c>rules</c> was asked: which output.</summary>
public static class RulesArguments
{
    internal static Command Command(IOContext io)
    {
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var command = new DocumentedCommand("rules", "Lists every rule.", "0", "kafka-config rules", "kafka-config rules --output markdown")
        {
            output,
        };
        command.SetAction(parsed => ViewCatalog.RuleList(parsed.GetValue(output)).Render(RuleCatalog.Descriptions, io.Output));
        return command;
    }
}
