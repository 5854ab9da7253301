using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Locks;

/// <summary>A process of its own that takes a lock and keeps it until it is ended by a signal. It leaves files behind that say how far it came.</summary>
internal sealed class LockingProcess : IDisposable
{
    public const string RunId = "r0-spawned";

    private readonly TemporaryFolder _folder = new();
    private readonly SpawnedTool _tool;

    private LockingProcess(params (string Name, string Value)[] place) => _tool = new SpawnedTool(
        _folder.Path, ["--version"], [("DOTNET_STARTUP_HOOKS", typeof(LockingProcess).Assembly.Location), (LockingProgram.Folder, _folder.Path), .. place]);

    public static LockingProcess OfSandbox(string path) => new((LockingProgram.Sandbox, path));

    public static LockingProcess OfKafka(string clusterId, string bootstrapServers, string name) =>
        new((LockingProgram.ClusterId, clusterId), (LockingProgram.BootstrapServers, bootstrapServers), (LockingProgram.Name, name));

    public Task HeldAsync(CancellationToken cancellationToken) => ReachedAsync(LockingProgram.Held, cancellationToken);

    /// <summary>It has heard that its lock is lost; what came of its next entry.</summary>
    public async Task<string> LostAsync(CancellationToken cancellationToken)
    {
        await ReachedAsync(LockingProgram.Lost, cancellationToken);
        return _folder.Read(LockingProgram.Lost);
    }

    public Task SignalAsync(string signal) => _tool.SignalAsync(signal);

    public void Dispose()
    {
        _tool.Dispose();
        _folder.Dispose();
    }

    private Task ReachedAsync(string file, CancellationToken cancellationToken) =>
        Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(Path.Combine(_folder.Path, file))), cancellationToken);
}
