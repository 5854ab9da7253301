using System.Text.Json;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Adapters.Tests.Locks;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxRunLockTests : RunLockContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SandboxFile File => new(Path.Combine(_folder.Path, ".sandbox", "cluster.json"), 3);

    public void Dispose() => _folder.Dispose();

    protected override Task<IRunLock> LockAsync(TimeProvider? clock = null) => Task.FromResult<IRunLock>(new SandboxRunLock(File, clock ?? FixedClock.Instance));

    protected override Task<IJournal> JournalAsync() => Task.FromResult<IJournal>(new SandboxJournal(File));

    protected override async Task WriteRawAsync(string key, string value)
    {
        var path = File.Path + ".journal";
        var text = await System.IO.File.ReadAllTextAsync(path, Token);
        var end = text.LastIndexOf(']');
        await System.IO.File.WriteAllTextAsync(path, $"{text[..end]}, {{\"key\": {JsonSerializer.Serialize(key)}, \"value\": {value}}}{text[end..]}", Token);
    }

    internal override Task<LockingProcess> SpawnAsync() => Task.FromResult(LockingProcess.OfSandbox(File.Path));

    [Theory]
    [InlineData("{", "cannot be read: line 1: ")]
    [InlineData("{\"formatVersion\": 2}", "has format version 2; this version reads 1.")]
    [InlineData("null", "has format version ")]
    public async Task A_broken_file_gives_a_sentence(string text, string expected)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File.Path) ?? "");
        await System.IO.File.WriteAllTextAsync(File.Path + ".journal", text, Token);
        var problem = await Assert.ThrowsAsync<UnavailableException>(RunsAsync);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnavailableException>(() => AcquireAsync(1));
        System.IO.File.Delete(File.Path + ".journal");
        await using var lease = await AcquireAsync(1);
    }
}
