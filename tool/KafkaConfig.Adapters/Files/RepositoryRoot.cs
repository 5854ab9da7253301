using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Files;

/// <summary>Finds the folder that holds <c>kafka-config.yaml</c>.</summary>
public static class RepositoryRoot
{
    /// <summary><paramref name="given"/> itself, or the nearest root at or above <paramref name="current"/>. Throws <see cref="UsageException"/> where there is none.</summary>
    public static string Find(string? given, string current)
    {
        if (given is not null)
        {
            var root = Path.GetFullPath(given, current);
            if (!Directory.Exists(root))
                throw new UsageException($"There is no folder {given}.");
            if (!File.Exists(Path.Combine(root, RepositoryLayout.SettingsFile)))
                throw new UsageException($"{given} is no config repository: it holds no {RepositoryLayout.SettingsFile}. kafka-config init writes one.");
            return root;
        }

        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RepositoryLayout.SettingsFile)))
                return folder.FullName;
        }

        throw new UsageException($"No {RepositoryLayout.SettingsFile} here or in a folder above. Change into a config repository, pass --root DIR, or write one with kafka-config init.");
    }
}
