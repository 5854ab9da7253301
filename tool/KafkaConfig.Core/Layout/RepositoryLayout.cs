namespace KafkaConfig.Core.Layout;

/// <summary>Which folder holds what.</summary>
public static class RepositoryLayout
{
    public const string SettingsFile = "kafka-config.yaml";

    public const string EnvironmentsFolder = "environments";

    public const string EvidenceFolder = "runbooks";

    public const string YamlEnding = ".yaml";

    /// <summary>Folders of the file format that this version does not manage: a file in one is a finding.</summary>
    public static IReadOnlyList<string> NotManagedFolders { get; } =
        ["access", "services", "migrations"];

    /// <summary>Every folder that is read.</summary>
    /// <param name="kindFolders">Those of definitions.</param>
    public static IEnumerable<string> Folders(IEnumerable<string> kindFolders) => kindFolders.Concat(NotManagedFolders).Append(EnvironmentsFolder).Append(EvidenceFolder);

    /// <summary>The first folder of a path; empty for a file at the root.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>Files that are for people: notes beside the definitions, and dot files such as .gitkeep.</summary>
    public static bool IsForPeople(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith('.') || name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An acknowledgement or a runbook; a README in the folder is for people.</summary>
    public static bool IsEvidence(string path) =>
        FolderOf(path) == EvidenceFolder && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !path.EndsWith("/README.md", StringComparison.OrdinalIgnoreCase);

    public static bool IsYaml(string path) => path.EndsWith(YamlEnding, StringComparison.Ordinal);
}
