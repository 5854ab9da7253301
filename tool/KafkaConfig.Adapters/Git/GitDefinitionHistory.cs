using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Git;

/// <summary>Asks git what earlier revisions said.</summary>
/// <param name="root">The config repository; may be a folder of a larger one.</param>
/// <param name="folderOf">The folder of a kind's files.</param>
public sealed class GitDefinitionHistory(string root, Func<ResourceKind, string> folderOf) : IDefinitionHistory
{
    private const string DayFormat = "yyyy-MM-dd";

    public async Task<Fact<DateOnly?>> DeprecatedSinceAsync(ResourceAddress address, CancellationToken cancellationToken)
    {
        // Sub-folders are free: a file may have moved.
        // First parents alone: what a branch said before it was merged, nobody agreed to. A shallow clone ends too early to tell.
        if (await AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken) == "true")
            return new Fact<DateOnly?>.Unknown("this is a shallow clone, whose history is cut off: fetch all of it (fetch-depth: 0)");
        var log = await AskAsync(["log", "--first-parent", "-m", "--format=@%H %cs", "--name-only", "--no-renames", "--", $":(glob){folderOf(address.Kind)}/**/{address.Name}.yaml"], cancellationToken);
        if (log is null)
            return new Fact<DateOnly?>.Unknown("there is no Git history to ask since when the topic is deprecated");
        DateOnly? since = null;
        var (commit, day) = ("", default(DateOnly));
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('@'))
            {
                commit = line[1..].Split(' ')[0];
                day = DateOnly.ParseExact(line.Split(' ')[1], DayFormat, CultureInfo.InvariantCulture);
                continue;
            }

            // The commit that removed the file has none to show.
            if (await AskAsync(["show", $"{commit}:{line}"], cancellationToken) is not { } text)
                continue;
            if (!IsDeprecated(text))
                break;
            since = day;
        }

        return new Fact<DateOnly?>.Known(since);
    }

    /// <summary>By path, the day of the last commit that changed each file of a folder; empty without Git. Files that differ from their commit are left out.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> LastCommitsAsync(string folder, CancellationToken cancellationToken)
    {
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        if (await AskAsync(["log", "--first-parent", "-m", "--format=@%cs", "--name-only", "--no-renames", "--relative", "--", folder], cancellationToken) is not { } log)
            return days;
        var day = default(DateOnly);
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('@'))
                day = DateOnly.ParseExact(line[1..], DayFormat, CultureInfo.InvariantCulture);
            else
                days.TryAdd(line, day);
        }

        foreach (var changed in (await AskAsync(["diff", "--name-only", "--relative", "HEAD", "--", folder], cancellationToken) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            days.Remove(changed);
        return days;
    }

    private static bool IsDeprecated(string text) => text.Split('\n').Any(line => line.TrimStart() is var start && !start.StartsWith('#')
        && (start.StartsWith("deprecated:", StringComparison.Ordinal) || (start.StartsWith("lifecycle:", StringComparison.Ordinal) && start.Contains("deprecated:", StringComparison.Ordinal))));

    private async Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Cli.Wrap("git").WithWorkingDirectory(root).WithArguments(["-c", "core.quotepath=off", .. arguments]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0 ? result.StandardOutput.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
