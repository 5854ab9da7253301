using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Adapters.Git;

/// <summary>A config repository as one commit holds it, all of it read beforehand.</summary>
public sealed class GitRepository : IRepository
{
    private readonly Dictionary<string, SourceFile> _files;
    private readonly List<string> _listed;

    internal GitRepository(IEnumerable<SourceFile> files, IReadOnlySet<string> folders)
    {
        _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        // A folder that is a link stands for itself.
        _listed = [.. _files.Keys.Where(path => folders.Contains(RepositoryLayout.FolderOf(path)) || folders.Contains(path)).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> ListFiles() => _listed;

    public SourceFile Read(string path) => _files.GetValueOrDefault(path) ?? SourceFile.Unreadable(path, "is missing");
}
