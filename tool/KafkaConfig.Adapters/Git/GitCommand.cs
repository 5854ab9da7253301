using CliWrap;
using CliWrap.Buffered;

namespace KafkaConfig.Adapters.Git;

/// <summary>Asks git, in words that no setting of the machine changes.</summary>
internal static class GitCommand
{
    /// <summary>What git prints; null where it fails, or is not on this machine.</summary>
    public static async Task<string?> AskAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(["-c", "core.quotepath=off", "-c", "diff.relative=false", "-c", "color.ui=false", "-c", "core.fsmonitor=false", "-c", "core.checkStat=default", "-c", "core.trustctime=true", .. arguments])
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0 ? result.StandardOutput.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
