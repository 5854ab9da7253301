using System.Buffers;
using System.IO.Enumeration;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Adapters.Files;

/// <summary>A config repository on disk. Reads only; links that leave the root are not followed.</summary>
public sealed class DiskRepository : IRepository
{
    private readonly string _root;
    private readonly Lazy<string?> _realRoot;
    private readonly Lazy<IReadOnlyList<string>> _files;

    /// <param name="root">Its root.</param>
    /// <param name="kindFolders">The folders of kinds.</param>
    public DiskRepository(string root, IReadOnlyCollection<string> kindFolders)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _realRoot = new(() => RealPath.Of(root));
        _files = new(() => List(kindFolders));
    }

    public IReadOnlyList<string> ListFiles() => _files.Value;

    public SourceFile Read(string path)
    {
        var full = Path.Combine(_root, path);
        try
        {
            // Attributes and length are one question to the system; thousands of files make a difference.
            var file = new FileInfo(full);
            if (file.Attributes == (FileAttributes)(-1))
                return SourceFile.Unreadable(path, "is missing");
            if ((file.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                if (RealPath.Of(full) is not { } target || !IsInside(target))
                    return SourceFile.Unreadable(path, "is a link that leaves the repository");
                file = new FileInfo(target);
            }

            if ((file.Attributes & FileAttributes.Directory) != 0)
                return SourceFile.Unreadable(path, "is a folder");
            if (file.Length > SourceFile.MaximumBytes)
                return SourceFile.Unreadable(path, "is larger than 1 MiB");
            return ReadText(path, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return SourceFile.Unreadable(path, "cannot be opened");
        }
    }

    // Thousands of small files pass through one rented buffer.
    private static SourceFile ReadText(string path, FileInfo file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)file.Length + 1);
        try
        {
            using var handle = File.OpenHandle(file.FullName);
            var length = 0;
            for (var read = -1; read != 0 && length < buffer.Length; length += read)
                read = RandomAccess.Read(handle, buffer.AsSpan(length), length);
            return FileText.Decode(path, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private List<string> List(IReadOnlyCollection<string> kindFolders)
    {
        var files = new List<string>();
        foreach (var folder in RepositoryLayout.Folders(kindFolders).Where(folder => Directory.Exists(Path.Combine(_root, folder))))
        {
            if (new DirectoryInfo(Path.Combine(_root, folder)).LinkTarget is not null)
            {
                files.Add(folder);
                continue;
            }

            // Folders that are links are listed, so that they are reported, and not entered: they could lead out of the repository, or round in circles.
            files.AddRange(new FileSystemEnumerable<string>(
                Path.Combine(_root, folder),
                (ref FileSystemEntry entry) => Path.GetRelativePath(_root, entry.ToFullPath()).Replace('\\', '/'),
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry) || RepositoryLayout.IsYaml(entry.FileName.ToString()),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            });
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private bool IsInside(string path) => _realRoot.Value is { } real && path.StartsWith(real + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
