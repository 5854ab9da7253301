namespace KafkaConfig.Testing.Live;

/// <summary>Finds an unpacked Apicurio Registry 2.</summary>
public static class RegistryHome
{
    /// <summary><c>SCHEMA_REGISTRY_HOME</c>, or <c>shared/schema-registry</c> beside the repository; null where there is none.</summary>
    public static string? Find()
    {
        var candidates = new[] { Environment.GetEnvironmentVariable("SCHEMA_REGISTRY_HOME"), Path.GetFullPath(SolutionRoot.Combine("..", "shared", "schema-registry")) };
        return candidates.FirstOrDefault(home => !string.IsNullOrEmpty(home) && Runner(home) is not null);
    }

    /// <summary>The jar that Java runs; null where the folder holds none.</summary>
    internal static string? Runner(string home) =>
        Directory.Exists(Path.Combine(home, "app")) ? Directory.EnumerateFiles(Path.Combine(home, "app"), "apicurio-registry-app-*-runner.jar").Order(StringComparer.Ordinal).LastOrDefault() : null;
}
