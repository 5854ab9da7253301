using System.Globalization;
using System.Text;
using CliWrap;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Adapters.Git;

/// <summary>Reads earlier revisions out of git's own store: one listing, and one request for all texts.</summary>
/// <param name="root">The config repository; may be a folder of a larger one.</param>
/// <param name="kindFolders">The folders of definitions.</param>
public sealed class GitRevisions(string root, IReadOnlyCollection<string> kindFolders) : IRevisions
{
    private const string LinkMode = "120000";

    public async Task<RevisionFiles> OpenAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision.StartsWith('-') || revision.Any(char.IsControl))
            throw new UsageException($"'{revision}' is no revision; a commit, a branch or a tag is one.");
        if (await AskAsync(["rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}"], cancellationToken) is not { Length: > 0 } commit)
            throw new UsageException(await WhyMissingAsync(revision, cancellationToken));
        if (await AskAsync(["ls-tree", "-r", "-z", "-l", commit], cancellationToken) is not { } listing)
            throw new UsageException($"git does not list the files of {commit}.");
        return new RevisionFiles(commit, new GitRepository(await ReadAsync(listing, cancellationToken), kindFolders));
    }

    private async Task<string> WhyMissingAsync(string revision, CancellationToken cancellationToken) => await AskAsync(["rev-parse", "--is-shallow-repository"], cancellationToken) switch
    {
        "true" => $"The revision {revision} is not in this clone, which is shallow. Add 'fetch-depth: 0' to the workflow's actions/checkout step (elsewhere: git fetch --unshallow).",
        "false" => $"There is no revision {revision} here. Fetch it first: git fetch origin {revision}",
        _ => $"{revision} cannot be read: {root} is in no Git work tree, or there is no git on this machine.",
    };

    private async Task<IReadOnlyList<SourceFile>> ReadAsync(string listing, CancellationToken cancellationToken)
    {
        var files = new List<SourceFile>();
        var wanted = new List<(string Path, string Blob)>();
        foreach (var entry in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var (parts, path) = (entry[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries), entry[(tab + 1)..]);
            // What a link leads to in another revision is nowhere to be seen; submodules have no text.
            if (parts[0] == LinkMode)
                files.Add(SourceFile.Unreadable(path, "is a link"));
            else if (parts[1] == "blob" && long.Parse(parts[3], CultureInfo.InvariantCulture) > SourceFile.MaximumBytes)
                files.Add(SourceFile.Unreadable(path, "is larger than 1 MiB"));
            else if (parts[1] == "blob" && IsRelevant(path))
                wanted.Add((path, parts[2]));
        }

        files.AddRange(await ReadBlobsAsync(wanted, cancellationToken));
        return files;
    }

    // A larger repository has much that is none of ours.
    private bool IsRelevant(string path) => !path.Contains('/', StringComparison.Ordinal) || !path.StartsWith('.') && IsOurs(path[..path.IndexOf('/', StringComparison.Ordinal)]) || path.EndsWith("CODEOWNERS", StringComparison.Ordinal);

    private bool IsOurs(string folder) => kindFolders.Contains(folder) || folder is Core.Layout.RepositoryLayout.EnvironmentsFolder or Core.Layout.RepositoryLayout.EvidenceFolder || Core.Layout.RepositoryLayout.NotManagedFolders.Contains(folder);

    private async Task<IEnumerable<SourceFile>> ReadBlobsAsync(List<(string Path, string Blob)> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
            return [];
        using var output = new MemoryStream();
        var result = await CliWrap.Cli.Wrap("git").WithWorkingDirectory(root).WithArguments(["cat-file", "--batch"])
            .WithStandardInputPipe(PipeSource.FromString(string.Concat(wanted.Select(file => $"{file.Blob}\n")))).WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithValidation(CommandResultValidation.None).ExecuteAsync(cancellationToken);
        var content = output.GetBuffer().AsMemory(0, (int)output.Length);
        var files = new List<SourceFile>(wanted.Count);
        foreach (var (path, blob) in wanted)
        {
            // "<id> blob <size>", a line end, the bytes, a line end.
            var end = content.Span.IndexOf((byte)'\n');
            var header = end < 0 ? [] : Encoding.ASCII.GetString(content.Span[..end]).Split(' ');
            if (result.ExitCode != 0 || header.Length != 3 || header[0] != blob)
                throw new UsageException($"git does not show {path} as it was in an earlier revision. A partial clone lacks it: git fetch --refetch");
            var size = int.Parse(header[2], CultureInfo.InvariantCulture);
            files.Add(FileText.Decode(path, content.Span.Slice(end + 1, size)));
            content = content[(end + size + 2)..];
        }

        return files;
    }

    private Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => GitCommand.AskAsync(root, arguments, cancellationToken);
}
