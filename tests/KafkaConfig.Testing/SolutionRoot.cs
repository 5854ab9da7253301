namespace KafkaConfig.Testing;

/// <summary>The folder of KafkaConfig.sln: found from where the tests run, not from where they were compiled.</summary>
public static class SolutionRoot
{
    public static string Path { get; } = Find();

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "KafkaConfig.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("KafkaConfig.sln is in no folder above the tests.");
    }
}
