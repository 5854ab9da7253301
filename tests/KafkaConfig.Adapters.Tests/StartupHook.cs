using KafkaConfig.Adapters.Tests.Locks;

/// <summary>Run by the runtime inside a spawned tool (DOTNET_STARTUP_HOOKS), in place of the tool. The name and the missing namespace are the runtime's.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(LockingProgram.Folder) is { } folder)
            LockingProgram.RunAsync(folder).GetAwaiter().GetResult();
    }
}
