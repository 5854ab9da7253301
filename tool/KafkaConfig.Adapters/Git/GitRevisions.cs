using System.Globalization;
using System.Text;
using CliWrap;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Adapters.Git;

/// <summary>Reads earlier revisions out of git's own store: one listing, and one request for all texts.</summary>
/// <param name="root">The config repository; may be a folder of a larger one.</param>
/// <param name="kindFolders">The folders of definitions.</param>
public sealed class GitRevisions(string root, IReadOnlyCollection<string> kindFolders) : IRevisions
{
    private const string Remote = "origin/";
    private const string Deepen = "Add 'fetch-depth: 0' to the workflow's actions/checkout step (elsewhere: git fetch --unshallow).";

    private readonly HashSet<string> _folders = [.. RepositoryLayout.Folders(kindFolders)];

    public async Task<RevisionFiles> OpenAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision.StartsWith('-') || revision.Any(char.IsControl))
            throw new UsageException($"'{revision}' is no revision; a commit, a branch or a tag is one.");
        if (await AskAsync(["rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}"], cancellationToken) is not { Length: > 0 } commit)
            throw new UsageException(await WhyMissingAsync(revision, cancellationToken));
        if (await AskAsync(["ls-tree", "-r", "-z", "-l", commit], cancellationToken) is not { } listing)
            throw new UsageException($"git does not list the files of {commit}.");
        return new RevisionFiles(commit, new GitRepository(await ReadAsync(listing, cancellationToken), _folders));
    }

    public async Task RequireBehindAsync(string commit, CancellationToken cancellationToken)
    {
        if (await AskAsync(["merge-base", "--is-ancestor", commit, "HEAD"], cancellationToken) is null)
            throw new UsageException(await IsShallowAsync(cancellationToken) == true ? $"This clone is shallow, so that nobody can tell whether its commit comes from {commit}. {Deepen}" : $"{commit} is of another branch: what is only there has not left the files here.");
    }

    // Null: there is no Git to ask.
    private async Task<bool?> IsShallowAsync(CancellationToken cancellationToken) => bool.TryParse(await AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken), out var isShallow) ? isShallow : null;

    private async Task<string> WhyMissingAsync(string revision, CancellationToken cancellationToken) => await IsShallowAsync(cancellationToken) switch
    {
        true => $"The revision {revision} is not in this clone, which is shallow. {Deepen}",
        false => $"There is no commit, branch or tag {revision} here. If it is one elsewhere, fetch it first: git fetch origin {(revision.StartsWith(Remote, StringComparison.Ordinal) ? revision[Remote.Length..] : revision)}",
        _ => $"{revision} cannot be read: {root} is in no Git work tree, or there is no git on this machine.",
    };

    private async Task<IReadOnlyList<SourceFile>> ReadAsync(string listing, CancellationToken cancellationToken)
    {
        var tree = listing.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(TreeEntry.Of).Where(entry => entry.IsText).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var files = new List<SourceFile>();
        var wanted = new List<(string Path, string Blob)>();
        foreach (var (path, entry) in await FollowAsync(tree, cancellationToken))
        {
            if (entry is null)
                files.Add(SourceFile.Unreadable(path, "is a link that leaves the repository"));
            else if (entry.Size > SourceFile.MaximumBytes)
                files.Add(SourceFile.Unreadable(path, "is larger than 1 MiB"));
            else
                wanted.Add((path, entry.Blob));
        }

        foreach (var (path, content) in await ReadBlobsAsync(wanted, cancellationToken))
            files.Add(FileText.Decode(path, content.Span));
        return files;
    }

    // By path, the file behind it: itself, or what a link leads to within the tree; null: nothing there.
    private async Task<IReadOnlyList<(string Path, TreeEntry? Entry)>> FollowAsync(Dictionary<string, TreeEntry> tree, CancellationToken cancellationToken)
    {
        var relevant = tree.Values.Where(entry => IsRelevant(entry.Path)).ToList();
        var targets = (await ReadBlobsAsync([.. relevant.Where(entry => entry.IsLink).Select(entry => (entry.Path, entry.Blob))], cancellationToken))
            .ToDictionary(link => link.Path, link => Encoding.UTF8.GetString(link.Content.Span), StringComparer.Ordinal);
        return [.. relevant.Select(entry => (entry.Path, entry.IsLink ? Behind(entry.Path, targets[entry.Path]) : entry))];

        TreeEntry? Behind(string link, string target)
        {
            var parts = new List<string>(link.Split('/').SkipLast(1));
            foreach (var part in target.Split('/'))
            {
                if (part == ".." && parts.Count == 0)
                    return null;
                if (part == "..")
                    parts.RemoveAt(parts.Count - 1);
                else if (part is not ("" or "."))
                    parts.Add(part);
            }

            // A link to a link is followed no further.
            return !target.StartsWith('/') && tree.GetValueOrDefault(string.Join('/', parts)) is { IsLink: false } file ? file : null;
        }
    }

    // A larger repository has much that is none of ours.
    private bool IsRelevant(string path) => RepositoryLayout.FolderOf(path) is var folder && (folder.Length == 0 || _folders.Contains(folder)) || CodeOwners.Places.Contains(path);

    private async Task<IReadOnlyList<(string Path, ReadOnlyMemory<byte> Content)>> ReadBlobsAsync(List<(string Path, string Blob)> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
            return [];
        using var output = new MemoryStream();
        var result = await CliWrap.Cli.Wrap("git").WithWorkingDirectory(root).WithArguments(["cat-file", "--batch"])
            .WithStandardInputPipe(PipeSource.FromString(string.Concat(wanted.Select(file => $"{file.Blob}\n")))).WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithValidation(CommandResultValidation.None).ExecuteAsync(cancellationToken);
        var content = output.GetBuffer().AsMemory(0, (int)output.Length);
        var files = new List<(string, ReadOnlyMemory<byte>)>(wanted.Count);
        foreach (var (path, blob) in wanted)
        {
            // "<id> blob <size>", a line end, the bytes, a line end.
            var end = content.Span.IndexOf((byte)'\n');
            var header = end < 0 ? [] : Encoding.ASCII.GetString(content.Span[..end]).Split(' ');
            if (result.ExitCode != 0 || header.Length != 3 || header[0] != blob)
                throw new UsageException($"git does not show {path} as it was in an earlier revision. A partial clone lacks it: git fetch --refetch");
            var size = int.Parse(header[2], CultureInfo.InvariantCulture);
            files.Add((path, content.Slice(end + 1, size)));
            content = content[(end + size + 2)..];
        }

        return files;
    }

    private Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => GitCommand.AskAsync(root, arguments, cancellationToken);
}
