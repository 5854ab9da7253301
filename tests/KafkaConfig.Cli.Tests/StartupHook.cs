/// <summary>Run by the runtime inside the spawned tool (DOTNET_STARTUP_HOOKS): writes which assemblies were loaded by its end. The name and the missing namespace are the
/// runtime's.</summary>
internal static class StartupHook
{
    public const string Variable = "KAFKA_CONFIG_LOADED";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(path, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? ""));
    }
}
