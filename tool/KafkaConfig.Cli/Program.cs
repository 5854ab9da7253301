using System.Reflection;
using KafkaConfig.Cli.Commands;

namespace KafkaConfig.Cli;

internal static class Program
{
#pragma warning disable RS0030 // The one place that opens the console.
    private static async Task<int> Main(string[] arguments)
    {
        // Explicit newlines: the same bytes on every platform.
        Console.Out.NewLine = "\n";
        Console.Error.NewLine = "\n";
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 16 * 1024) { NewLine = "\n" };
        var context = new IOContext
        {
            Output = output,
            Error = Console.Error,
            Input = Console.In,
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
            CurrentDirectory = Environment.CurrentDirectory,
            Time = TimeProvider.System,
            ToolVersion = Version,
            User = $"{Environment.UserName}@{Environment.MachineName}",
            Nonce = () => System.Security.Cryptography.RandomNumberGenerator.GetHexString(6, lowercase: true),
        };
        using var interrupts = new Interrupts(Console.Error);
        return await CommandLine.RunAsync(arguments, context, interrupts.Token);
    }
#pragma warning restore RS0030

    /// <summary>The version without the commit that the SDK appends.</summary>
    private static string Version =>
        (typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
