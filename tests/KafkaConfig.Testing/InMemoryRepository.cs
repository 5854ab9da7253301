using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Testing;

/// <summary>A repository without a disk.</summary>
public sealed class InMemoryRepository : IRepository
{
    private readonly SortedDictionary<string, SourceFile> _files = new(StringComparer.Ordinal) { ["kafka-config.yaml"] = SourceFile.Read("kafka-config.yaml", "") };

    public InMemoryRepository With(string path, string text)
    {
        _files[path] = SourceFile.Read(path, text);
        return this;
    }

    public InMemoryRepository With(SourceFile file)
    {
        _files[file.Path] = file;
        return this;
    }

    public IReadOnlyList<string> ListFiles() => [.. _files.Keys.Where(path => path != RepositoryLayout.SettingsFile)];

    public SourceFile Read(string path) => _files.TryGetValue(path, out var file) ? file : SourceFile.Unreadable(path, "is missing");
}
