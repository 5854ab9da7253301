using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KafkaConfig.Cli.Commands;

/// <summary>The usual help, with examples and exit codes behind it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not DocumentedCommand command)
            return result;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in command.Examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine($"Exit codes: {command.ExitCodes}.");
        return result;
    }
}
