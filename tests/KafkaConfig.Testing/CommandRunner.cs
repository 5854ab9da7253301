using KafkaConfig.Cli;
using KafkaConfig.Cli.Commands;

namespace KafkaConfig.Testing;

/// <summary>Runs the tool in process, in a folder, with the given variables and nothing else of the process environment.</summary>
public static class CommandRunner
{
    public static async Task<CommandResult> RunAsync(
        string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? answer = null, TimeProvider? clock = null,
        CancellationToken cancellationToken = default)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var context = new IOContext
        {
            Output = output,
            Error = error,
            Input = new StringReader(answer is null ? "" : answer + "\n"),
            InputIsTerminal = answer is not null,
            Variable = name => variables?.GetValueOrDefault(name),
            CurrentDirectory = folder,
            Time = clock ?? FixedClock.Instance,
            ToolVersion = "0.0.0-test",
        };
        var exitCode = await CommandLine.RunAsync(arguments, context, cancellationToken);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The same from one line, words separated by spaces.</summary>
    public static Task<CommandResult> RunAsync(string folder, string line, IReadOnlyDictionary<string, string>? variables, CancellationToken cancellationToken) =>
        RunAsync(folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries), variables, null, null, cancellationToken);
}
