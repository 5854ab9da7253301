using System.Globalization;
using Xunit;

namespace KafkaConfig.Testing;

/// <summary>How a command line ended.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;

    /// <summary>Fails with all that was said where it ended otherwise.</summary>
    public static CommandResult Expect(int exitCode, CommandResult result)
    {
        Assert.True(result.ExitCode == exitCode, $"exit {result.ExitCode.ToString(CultureInfo.InvariantCulture)}, expected {exitCode.ToString(CultureInfo.InvariantCulture)}\n{result.Everything}");
        return result;
    }
}
