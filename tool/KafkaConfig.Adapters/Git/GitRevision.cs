using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Git;

/// <summary>Says which commit a config repository holds, by asking git.</summary>
/// <param name="root">The config repository; may be a folder of a larger one.</param>
/// <param name="paths">What the tool reads there: folders and files.</param>
public sealed class GitRevision(string root, IReadOnlyList<string> paths)
{
    private const char Tracked = 'H';
    private const char LeftOut = 'S';

    /// <summary>The commit's id, with "-dirty" where what the tool reads differs from it, whatever Git was told to overlook; <see cref="Revision.None"/> outside Git, without git, or before the
    /// first commit. Beside it the folder within the Git repository, with a slash at its end. Throws <see cref="UsageException"/> where git leaves out files: what is not here would look removed.</summary>
    public async Task<(string Revision, string Below)> ReadAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync(["rev-parse", "HEAD", "--show-prefix"], cancellationToken) is not { Length: > 0 } answer)
            return (Revision.None, "");
        var (head, below) = answer.Split('\n', 2) is [var id, var prefix] ? (id, prefix) : (answer, "");
        var listing = AskAsync(["ls-files", "-v", "-z", "--", .. paths], cancellationToken);
        // Links lead to other files of the tree.
        var tracked = AskAsync(["status", "--porcelain", "--untracked-files=no", "--ignore-submodules=none", "--", "."], cancellationToken);
        // Ignored files are read all the same.
        var status = await AskAsync(["status", "--porcelain", "--untracked-files=all", "--ignored=matching", "--ignore-submodules=none", "--", .. paths], cancellationToken);
        var tags = (await listing ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (tags.FirstOrDefault(tag => char.ToUpperInvariant(tag[0]) == LeftOut || (char.IsLower(tag[0]) && !File.Exists(Path.Combine(root, tag[2..])))) is { } missing)
            throw new UsageException($"git leaves out files here, such as {missing[2..]}: what is not here would look removed. Have all of them: git sparse-checkout disable");
        return (await tracked is "" && status is "" && tags.All(tag => tag[0] == Tracked) ? head : head + Revision.Dirty, below);
    }

    private Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => GitCommand.AskAsync(root, arguments, cancellationToken);
}
