using System.Globalization;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Loading;
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
        var log = await AskAsync(["log", "--first-parent", "-m", "--format=%x00%H %cs", "--name-only", "--no-renames", "--", $":(glob){folderOf(address.Kind)}/**/{address.Name}.yaml"], cancellationToken);
        if (log is null)
            return new Fact<DateOnly?>.Unknown("there is no Git history to ask since when the topic is deprecated");
        DateOnly? since = null;
        var (commit, day) = ("", default(DateOnly));
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('\0'))
            {
                commit = line[1..].Split(' ')[0];
                day = DateOnly.ParseExact(line.Split(' ')[1], DayFormat, CultureInfo.InvariantCulture);
                continue;
            }

            // The commit that removed the file has none to show.
            if (await AskAsync(["show", $"{commit}:{line}"], cancellationToken) is not { } text)
                continue;
            if (!IsDeprecated(line, text))
                break;
            since = day;
        }

        return new Fact<DateOnly?>.Known(since);
    }

    /// <summary>By path, the day of the last commit that changed each file of a folder; files that differ from their commit are left out. Empty where there is no Git; unknown where
    /// Git cannot tell.</summary>
    public async Task<Fact<IReadOnlyDictionary<string, DateOnly>>> LastCommitsAsync(string folder, CancellationToken cancellationToken)
    {
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        switch (await StandingAsync(cancellationToken))
        {
            case Standing.NoGit:
                return new Fact<IReadOnlyDictionary<string, DateOnly>>.Known(days);
            case Standing.Shallow:
                return new Fact<IReadOnlyDictionary<string, DateOnly>>.Unknown("this is a shallow clone, whose history is cut off: fetch all of it (fetch-depth: 0)");
        }

        var log = await AskAsync(["log", "--first-parent", "-m", "--format=%x00%cs", "--name-only", "--no-renames", "--relative", "--", folder], cancellationToken);
        var changed = await AskAsync(["diff", "--name-only", "--relative", "HEAD", "--", folder], cancellationToken);
        if (log is null || changed is null)
            return new Fact<IReadOnlyDictionary<string, DateOnly>>.Unknown("git does not show the history of this folder (is it owned by another user, or without a commit?)");
        var day = default(DateOnly);
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('\0'))
                day = DateOnly.ParseExact(line[1..], DayFormat, CultureInfo.InvariantCulture);
            else
                days.TryAdd(line, day);
        }

        foreach (var path in changed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            days.Remove(path);
        return new Fact<IReadOnlyDictionary<string, DateOnly>>.Known(days);
    }

    /// <summary>Where the work tree begins, and this folder below it (with a slash at its end, or empty); null without Git.</summary>
    public async Task<(string Root, string Below)?> WorkTreeAsync(CancellationToken cancellationToken) =>
        await AskAsync(["rev-parse", "--show-toplevel"], cancellationToken) is { Length: > 0 } top ? (top, await AskAsync(["rev-parse", "--show-prefix"], cancellationToken) ?? "") : null;

    // A folder that belongs to a Git repository and that git refuses to read is not one without Git.
    private async Task<Standing> StandingAsync(CancellationToken cancellationToken) =>
        await AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken) switch
        {
            "true" => Standing.Shallow,
            null when !IsBelowGit() => Standing.NoGit,
            _ => Standing.Whole,
        };

    private bool IsBelowGit()
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return true;
        }

        return false;
    }

    private enum Standing
    {
        NoGit,
        Shallow,
        Whole,
    }

    private static bool IsDeprecated(string path, string text) =>
        YamlReader.Read(SourceFile.Read(path, text), [])?.Map("lifecycle")?.Scalar("deprecated") is { Value.Length: > 0 };

    private Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => GitCommand.AskAsync(root, arguments, cancellationToken);
}
