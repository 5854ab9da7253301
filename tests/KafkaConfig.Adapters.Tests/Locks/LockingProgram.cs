using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Tests.Locks;

/// <summary>What a <see cref="LockingProcess"/> does. Sees only what the tool itself comes with: no library of the tests is found in there.</summary>
internal static class LockingProgram
{
    public const string Folder = "KAFKA_CONFIG_LOCK_FOLDER";
    public const string Sandbox = "KAFKA_CONFIG_LOCK_SANDBOX";
    public const string ClusterId = "KAFKA_CONFIG_LOCK_CLUSTER";
    public const string BootstrapServers = "KAFKA_CONFIG_LOCK_SERVERS";
    public const string Name = "KAFKA_CONFIG_LOCK_NAME";
    public const string Held = "held";
    public const string Lost = "lost";

    public static async Task RunAsync(string folder)
    {
        var header = new RunHeader
        {
            RunId = LockingProcess.RunId,
            Environment = "prod",
            Who = "bob@spawned",
            StartedAt = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
            Revision = "1",
            PlanDigest = "2",
            ToolVersion = "3",
        };
        await using var lease = await Open().AcquireAsync(header, TimeSpan.FromMinutes(2), CancellationToken.None);
        Write(folder, Held, "");
        try
        {
            await Task.Delay(Timeout.Infinite, lease.Lost);
        }
        catch (OperationCanceledException)
        {
            try
            {
                await lease.AppendAsync(new JournalEntry.RunEnded(DateTimeOffset.UnixEpoch, "zombie", 0), CancellationToken.None);
                Write(folder, Lost, "committed");
            }
            catch (UnavailableException problem)
            {
                Write(folder, Lost, problem.Message);
            }
        }
    }

    private static IRunLock Open()
    {
        if (Environment.GetEnvironmentVariable(Sandbox) is { } path)
            return new SandboxRunLock(new SandboxFile(path, 3), TimeProvider.System);
        var place = new SourceLocation("environments/live.yaml", 1, 1);
        var environment = new EnvironmentDefinition
        {
            Name = "live",
            Location = place,
            Cluster = new ClusterConnection { Id = new ExternalText(Read(ClusterId), place), BootstrapServers = new ExternalText(Read(BootstrapServers), place) },
        };
        return new KafkaRunLock(new KafkaClient(environment, _ => null, TimeSpan.FromSeconds(20)), TimeProvider.System, names: new JournalNames(Read(Name), Read(Name), Read(Name)));
    }

    private static string Read(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException(variable);

    // Never seen half.
    private static void Write(string folder, string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name + ".new"), text);
        File.Move(Path.Combine(folder, name + ".new"), Path.Combine(folder, name));
    }
}
