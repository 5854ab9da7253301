using System.Runtime.CompilerServices;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Adapters.Git;
using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli;

/// <summary>Wires the tool, with plain constructors: a missing dependency is a compile error, and nothing is built that the command does not need.</summary>
public sealed class Composition(IOContext io)
{
    public Planner Planner { get; } = new(new Checker(RuleCatalog.All));

    public static RepositoryLoader Loader { get; } = new(KindCatalog.All, RuleCatalog.Descriptions);

    /// <summary>The repository at <paramref name="given"/>, or above the current folder. Throws <see cref="UsageException"/> where there is none.</summary>
    public (IRepository Repository, string Root) OpenRepository(string? given)
    {
        var root = RepositoryRoot.Find(given, io.CurrentDirectory);
        return (new DiskRepository(root, [.. KindCatalog.All.Select(kind => kind.Folder)]), root);
    }

    /// <summary>The commit and the clock.</summary>
    public async Task<Origin> OriginAsync(string root, CancellationToken cancellationToken) =>
        new(await GitRevision.ReadAsync(root, cancellationToken), io.ToolVersion, io.Time.GetUtcNow());

    /// <summary>What reads one environment; nothing in it can write. <paramref name="against"/>: a snapshot in place of the cluster.</summary>
    public ReadingSession ForReading(EnvironmentDefinition environment, string root, TimeSpan timeout, string? against = null, Anticipation? anticipation = null)
    {
        if (against is not null)
        {
            var path = Path.GetFullPath(against, io.CurrentDirectory);
            if (!File.Exists(path))
                throw new UsageException($"There is no snapshot {against}; kafka-config snapshot writes one.");
            return Read(new SandboxTopicCluster(new SandboxFile(path, environment.Cluster.Brokers), KnownId(environment)));
        }

        return environment.Cluster.File is { } file ? Read(new SandboxTopicCluster(Sandbox(environment, root, file))) : ReadKafka(environment, timeout, anticipation);
    }

    /// <summary>What reads and writes one environment.</summary>
    public ApplyingSession ForApplying(EnvironmentDefinition environment, string root, TimeSpan timeout, Anticipation? anticipation = null)
    {
        if (environment.Cluster.File is not { } file)
            return ApplyKafka(environment, timeout, anticipation);
        var sandbox = Sandbox(environment, root, file);
        var cluster = new SandboxTopicCluster(sandbox);
        return new ApplyingSession(Read(cluster), [new TopicApplier(cluster, new SandboxTopicClusterWriter(sandbox), io.Time)]);
    }

    public Applier Applier(ApplyingSession session, RepositoryContent content, EnvironmentDefinition environment) =>
        new(session.Appliers, new Verifier(content, environment, session.Reading.Live, io.Time));

    // A snapshot plans without credentials, so the variable that holds the id may be missing too.
    private string? KnownId(EnvironmentDefinition environment)
    {
        try
        {
            return environment.Cluster.Id?.Expand(io.Variable);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    private static SandboxFile Sandbox(EnvironmentDefinition environment, string root, string file) => new(Path.Combine(root, file), environment.Cluster.Brokers);

    private static ReadingSession Read(SandboxTopicCluster cluster) => new(new LiveEnvironment(cluster, [new TopicReader(cluster)]), cluster, null);

    // Methods of their own, so that the client is loaded only where a real cluster is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadingSession ReadKafka(EnvironmentDefinition environment, TimeSpan timeout, Anticipation? anticipation) =>
        OpenKafka(environment, timeout, anticipation).Reading;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ApplyingSession ApplyKafka(EnvironmentDefinition environment, TimeSpan timeout, Anticipation? anticipation)
    {
        var (reading, client) = OpenKafka(environment, timeout, anticipation);
        return new ApplyingSession(reading, [new TopicApplier(reading.Topics, new KafkaTopicClusterWriter(client), io.Time)]);
    }

    private (ReadingSession Reading, KafkaClient Client) OpenKafka(EnvironmentDefinition environment, TimeSpan timeout, Anticipation? anticipation)
    {
        var client = new KafkaClient(environment, io.Variable, timeout, io.Statistics);
        ITopicCluster topics = new KafkaTopicCluster(client);
        if (anticipation is not null)
            topics = new AnticipatedTopics(client, topics, anticipation.Topics, anticipation.CancellationToken);
        return (new ReadingSession(new LiveEnvironment(client, [new TopicReader(topics)]), topics, client), client);
    }
}
