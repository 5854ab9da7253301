using CliWrap;
using CliWrap.Buffered;

namespace KafkaConfig.Adapters.Git;

/// <summary>Says which commit a folder holds, by asking git.</summary>
public static class GitRevision
{
    public const string None = "none";

    /// <summary>The commit's id, with "-dirty" where files differ from it; <see cref="None"/> outside Git or before the first commit.</summary>
    public static async Task<string> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            if (await AskAsync(folder, ["rev-parse", "HEAD"], cancellationToken) is not { Length: > 0 } head)
                return None;
            return await AskAsync(folder, ["status", "--porcelain", "--", "."], cancellationToken) is "" ? head : $"{head}-dirty";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine.
            return None;
        }
    }

    private static async Task<string?> AskAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
        return result.ExitCode == 0 ? result.StandardOutput.Trim() : null;
    }
}
