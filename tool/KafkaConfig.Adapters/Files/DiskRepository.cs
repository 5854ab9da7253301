using System.IO.Enumeration;
using System.Text;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Adapters.Files;

/// <summary>A config repository on disk. Reads only; links that leave the root are not followed.</summary>
public sealed class DiskRepository(string root, IReadOnlyCollection<string> kindFolders) : IRepository
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private IReadOnlyList<string>? _files;

    public IReadOnlyList<string> ListFiles() => _files ??= List();

    public SourceFile Read(string path)
    {
        var full = Path.Combine(_root, path);
        try
        {
            if (Directory.Exists(full))
                return SourceFile.Unreadable(path, "is a folder");
            var file = new FileInfo(full);
            if (file.LinkTarget is not null)
            {
                if (file.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo target || !IsInside(target.FullName))
                    return SourceFile.Unreadable(path, "is a link that leaves the repository");
                file = target;
            }

            if (file.Length > SourceFile.MaximumBytes)
                return SourceFile.Unreadable(path, "is larger than 1 MiB");
            return Decode(path, File.ReadAllBytes(file.FullName));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return SourceFile.Unreadable(path, problem is FileNotFoundException ? "is missing" : "cannot be opened");
        }
    }

    private static SourceFile Decode(string path, byte[] bytes)
    {
        var content = bytes.AsSpan();
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (content.StartsWith<byte>([0xFF, 0xFE]) || content.StartsWith<byte>([0xFE, 0xFF]))
            return SourceFile.Unreadable(path, "is not UTF-8 (it looks like UTF-16)");
        if (content.Contains((byte)0))
            return SourceFile.Unreadable(path, "is a binary file");
        try
        {
            return SourceFile.Read(path, StrictUtf8.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return SourceFile.Unreadable(path, "is not UTF-8");
        }
    }

    private List<string> List()
    {
        var folders = kindFolders.Concat(RepositoryLayout.NotManagedFolders).Append(RepositoryLayout.EnvironmentsFolder);
        var files = new List<string>();
        foreach (var folder in folders.Where(folder => Directory.Exists(Path.Combine(_root, folder))))
        {
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

    private bool IsInside(string path) => path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
