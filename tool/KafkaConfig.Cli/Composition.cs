using System.Runtime.CompilerServices;
using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Adapters.Connect;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Adapters.Git;
using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Core;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Promotions;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Cli;

/// <summary>Wires the tool, with plain constructors: a missing dependency is a compile error, and nothing is built that the command does not need.</summary>
public sealed class Composition(IOContext io)
{
    public static Judge Judge { get; } = new(new Checker(RuleCatalog.All), new GateKeeper(GateCatalog.All));

    public Planner Planner { get; } = new(Judge);

    private static IReadOnlyCollection<string> KindFolders { get; } = [.. KindCatalog.All.Select(kind => kind.Folder)];

    public static RepositoryLoader Loader { get; } = new(KindCatalog.All, RuleCatalog.Descriptions, Environment.ProcessorCount);

    /// <summary>The repository at <paramref name="given"/>, or above the current folder. Throws <see cref="UsageException"/> where there is none.</summary>
    public (IRepository Repository, string Root) OpenRepository(string? given)
    {
        var root = RepositoryRoot.Find(given, io.CurrentDirectory);
        return (new DiskRepository(root, KindFolders), root);
    }

    /// <summary>The commit and the clock.</summary>
    public async Task<Origin> OriginAsync(string root, CancellationToken cancellationToken)
    {
        var (revision, below) = await new GitRevision(root, [RepositoryLayout.SettingsFile, .. RepositoryLayout.Folders(KindFolders)]).ReadAsync(cancellationToken);
        return new Origin(revision, io.ToolVersion, io.Time.GetUtcNow()) { Below = below };
    }

    /// <summary>What the journal calls an environment, without looking at a single file.</summary>
    public static async Task<string> JournaledAsync(string root, string environment, CancellationToken cancellationToken) =>
        Origin.Journaled((await History(root).WorkTreeAsync(cancellationToken))?.Below ?? "", environment);

    /// <summary>The shelf with what Git knows: the day on which each file was last committed, and the CODEOWNERS of the whole work tree, the only ones that a host honours.</summary>
    public static async Task<EvidenceShelf> WithGitAsync(EvidenceShelf shelf, string root, CancellationToken cancellationToken)
    {
        var history = History(root);
        var days = await history.LastCommitsAsync(RepositoryLayout.EvidenceFolder, cancellationToken);
        shelf = days switch
        {
            Fact<IReadOnlyDictionary<string, DateOnly>>.Known known => shelf with { Committed = known.Value },
            Fact<IReadOnlyDictionary<string, DateOnly>>.Unknown unknown => shelf with { AgeUnknown = unknown.Why },
            _ => shelf,
        };
        return await history.WorkTreeAsync(cancellationToken) is { Below.Length: > 0 } tree
            ? shelf with { Owners = RepositoryLoader.ReadCodeOwners(new DiskRepository(tree.Root, [])), Below = tree.Below }
            : shelf;
    }

    /// <summary>Who owned which path at an earlier revision; null where nobody said so. A host honours the CODEOWNERS of the whole work tree alone.</summary>
    public static async Task<CodeOwners?> CodeOwnersAsync(string root, RevisionFiles files, CancellationToken cancellationToken) =>
        RepositoryLoader.ReadCodeOwners(await History(root).WorkTreeAsync(cancellationToken) is { Below.Length: > 0 } tree
            ? (await new GitRevisions(tree.Root, []).OpenAsync(files.Commit, cancellationToken)).Repository
            : files.Repository);

    /// <summary>Earlier revisions of the repository at <paramref name="root"/>.</summary>
    public static IRevisions Revisions(string root) => new GitRevisions(root, KindFolders);

    /// <summary>What reads one environment; nothing in it can write. <paramref name="against"/>: a snapshot in place of the cluster.</summary>
    public ReadingSession ForReading(EnvironmentDefinition environment, string root, TimeSpan timeout, string? against = null, Anticipation? anticipation = null)
    {
        if (against is not null)
        {
            var path = Path.GetFullPath(against, io.CurrentDirectory);
            if (!File.Exists(path))
                throw new UsageException($"There is no snapshot {against}; kafka-config snapshot writes one.");
            return Read(new SandboxFile(path, environment.Cluster.Brokers), root, new LinkSources(source => throw new UnavailableException($"A snapshot holds nothing of {source.Name}.")), KnownId(environment), environment.Connect.Keys, isSnapshot: true);
        }

        return environment.Cluster.File is { } file ? Read(Sandbox(environment, root, file), root, Sources(root, timeout), connect: environment.Connect.Keys) : ReadKafka(environment, root, timeout, anticipation);
    }

    /// <summary>What reads and writes one environment.</summary>
    public ApplyingSession ForApplying(EnvironmentDefinition environment, string root, TimeSpan timeout, Anticipation? anticipation = null)
    {
        if (environment.Cluster.File is not { } file)
            return ApplyKafka(environment, root, timeout, anticipation);
        var sandbox = Sandbox(environment, root, file);
        var reading = Read(sandbox, root, Sources(root, timeout), connect: environment.Connect.Keys);
        var (links, linkWriter) = (new SandboxLinkCluster(sandbox), new SandboxLinkClusterWriter(sandbox));
        return new ApplyingSession(
            reading,
            [
                new TopicApplier(reading.Topics, new SandboxTopicClusterWriter(sandbox), io.Time),
                new SubjectApplier(new SandboxSchemaRegistry(sandbox), new SandboxSchemaRegistryWriter(sandbox), io.Time),
                new LinkApplier(links, linkWriter, links, linkWriter, new MirrorMakerCluster(reading.Connect, reading.ConnectWriters), reading.Sources, reading.Live.Identity, io.Time),
                new ConnectorApplier(reading.Connect, reading.ConnectWriters, io.Time),
            ],
            environment.Journal == JournalPolicy.None ? null : new SandboxRunLock(sandbox, io.Time));
    }

    /// <param name="session">The cluster.</param>
    /// <param name="content">The repository.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="plan">The plan in hand.</param>
    /// <param name="lease">The lock, with its run; null without one.</param>
    /// <param name="patience">Until when gates that do not hold are measured again; null: once.</param>
    public Applier Applier(
        ApplyingSession session, RepositoryContent content, EnvironmentDefinition environment, EnvironmentPlan plan, (IRunLease Lease, string RunId)? lease, DateTimeOffset? patience) =>
        new(
            session.Appliers, new Verifier(content, environment, session.Reading.Live, io.Time),
            new ApplyGuard(plan, content, environment, session.Reading.Live, Judge, io.Time) { Patience = patience },
            lease is { } held ? new RunJournal(held.Lease, held.RunId, plan, io.Time) : null);

    /// <summary>What writes to a pull request and to issues. A method of its own, so that the client is loaded only where something is reported.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReportingSession ForReporting(GitHubPlace place, TimeSpan patience)
    {
        var connection = new GitHubConnection(place, io.ToolVersion, patience, io.Time);
        return new ReportingSession(pullRequest => new GitHubComments(connection, pullRequest), new GitHubIssues(connection), connection);
    }

    /// <summary>What GitHub knows of deployments, in the words of a workflow's own variables. Throws <see cref="UsageException"/> that says what is missing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public (IPromotions Promotions, IDisposable Connection) ForDeployments(TimeSpan patience)
    {
        var connection = new GitHubConnection(GitHubPlaces.FromVariables(io, null), io.ToolVersion, patience, io.Time);
        return (new GitHubDeployments(connection), connection);
    }

    private static GitDefinitionHistory History(string root) => new(root, kind => KindCatalog.All.First(known => known.ResourceKind == kind).Folder);

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

    private static SandboxFile Sandbox(EnvironmentDefinition environment, string root, string file) => new(Path.Combine(root, file), environment.Cluster.Brokers) { Root = root };

    private LinkSources Sources(string root, TimeSpan timeout) => new(source => source.Cluster.File is { } file ? (SandboxSource(Sandbox(source, root, file)), []) : KafkaSource(source, timeout));

    private static LinkSource SandboxSource(SandboxFile file)
    {
        var (cluster, usage) = (new SandboxTopicCluster(file), new SandboxUsage(file));
        return new LinkSource(cluster, cluster, usage, usage, new SandboxLinkCluster(file), new SandboxLinkClusterWriter(file));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (LinkSource Source, IReadOnlyList<IDisposable> Connections) KafkaSource(EnvironmentDefinition source, TimeSpan timeout)
    {
        var client = new KafkaClient(source, io.Variable, timeout, io.Statistics);
        var links = Links(source, timeout);
        return (
            new LinkSource(
                client, new KafkaTopicCluster(client), new KafkaPartitionOffsets(client), new KafkaRecordTail(client), links is null ? null : new ConfluentLinkCluster(links),
                links is null ? null : new ConfluentLinkClusterWriter(links)),
            links is null ? [client] : [client, links]);
    }

    // Null where the environment has no API for links.
    private LinkClient? Links(EnvironmentDefinition environment, TimeSpan timeout) =>
        environment is { Links: { } service, Cluster.Id: { } id } ? new LinkClient(service, id.Expand(io.Variable), io.Variable, timeout, io.Time) : null;

    private ReadingSession Read(SandboxFile file, string root, LinkSources sources, string? expectedId = null, IEnumerable<string>? connect = null, bool isSnapshot = false)
    {
        var (cluster, usage) = (new SandboxTopicCluster(file, expectedId), new SandboxUsage(file));
        var facts = new TopicFactReader(cluster, usage, usage, usage, History(root), io.Time);
        var schemas = new SandboxSchemaRegistry(file);
        // The Connect clusters of a sandbox are those that the environment names, that its folders name, and that the file holds.
        var folder = Path.Combine(root, ConnectorParser.Folder);
        var names = (connect ?? []).Concat(Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)) : []).Concat(file.Read().Connect?.Keys.ToList() ?? []).Distinct(StringComparer.Ordinal).ToList();
        var clusters = names.ToDictionary(name => name, name => (IConnectCluster)new SandboxConnectCluster(file, name), StringComparer.Ordinal);
        var writers = names.ToDictionary(name => name, name => (IConnectClusterWriter)new SandboxConnectClusterWriter(file, name), StringComparer.Ordinal);
        var links = new SandboxLinkCluster(file);
        // A file stands still: no time need pass between two looks.
        var live = new LiveEnvironment(cluster,
        [
            new TopicReader(cluster, facts),
            new SubjectReader(schemas, new SubjectFactReader(schemas, cluster, usage)),
            new LinkReader(links, links, new MirrorMakerCluster(clusters, writers), sources, new LinkFactReader(sources, cluster, usage, usage, io.Time), TimeSpan.Zero) { HasSources = !isSnapshot },
            new ConnectorReader(clusters, new ConnectorFactReader(clusters, cluster), TimeSpan.Zero, new MirrorMakerBrokers(isSnapshot ? null : sources)),
        ])
        { ProvisionalWindow = TimeSpan.Zero };
        return new ReadingSession([sources])
        {
            Sources = sources,
            Live = live,
            Topics = cluster,
            Offsets = usage,
            Groups = usage,
            Facts = facts,
            Schemas = schemas,
            Connect = clusters,
            ConnectWriters = writers,
            Links = links,
            Mirrors = links,
            Journal = new SandboxJournal(file),
        };
    }

    // Methods of their own, so that the client is loaded only where a real cluster is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadingSession ReadKafka(EnvironmentDefinition environment, string root, TimeSpan timeout, Anticipation? anticipation) =>
        OpenKafka(environment, root, timeout, anticipation).Reading;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ApplyingSession ApplyKafka(EnvironmentDefinition environment, string root, TimeSpan timeout, Anticipation? anticipation)
    {
        var (reading, client) = OpenKafka(environment, root, timeout, anticipation);
        IRunLock? runLock = environment.Journal switch
        {
            JournalPolicy.None => null,
            JournalPolicy.Plain => new KafkaRunLock(client, io.Time, JournalMode.Plain),
            _ => new KafkaRunLock(client, io.Time),
        };
        List<IChangeApplier> appliers = [new TopicApplier(reading.Topics, new KafkaTopicClusterWriter(client), io.Time)];
        if (reading is { Schemas: { } schemas, Registry: { } registry })
            appliers.Add(new SubjectApplier(schemas, new ConfluentSchemaRegistryWriter(registry), io.Time));
        var linkWriter = reading.LinkConnection is { } connection ? new ConfluentLinkClusterWriter(connection) : null;
        appliers.Add(new LinkApplier(reading.Links, linkWriter, reading.Mirrors, linkWriter, new MirrorMakerCluster(reading.Connect, reading.ConnectWriters), reading.Sources, reading.Live.Identity, io.Time));
        if (reading.Connect.Count > 0)
            appliers.Add(new ConnectorApplier(reading.Connect, reading.ConnectWriters, io.Time));
        return new ApplyingSession(reading, appliers, runLock);
    }

    private (ReadingSession Reading, KafkaClient Client) OpenKafka(EnvironmentDefinition environment, string root, TimeSpan timeout, Anticipation? anticipation)
    {
        var client = new KafkaClient(environment, io.Variable, timeout, io.Statistics);
        ITopicCluster topics = new KafkaTopicCluster(client);
        if (anticipation is not null)
            topics = new AnticipatedTopics(client, topics, anticipation.Topics, anticipation.CancellationToken);
        var (offsets, groups) = (new KafkaPartitionOffsets(client), new KafkaConsumerGroups(client));
        var facts = new TopicFactReader(topics, offsets, groups, new KafkaRecordPeek(client), History(root), io.Time);
        List<IKindReader> readers = [new TopicReader(topics, facts)];
        var registry = environment.SchemaRegistry is { } service ? new RegistryClient(service, io.Variable, timeout, io.Time) : null;
        ISchemaRegistry? schemas = registry is null ? null : new ConfluentSchemaRegistry(registry);
        if (schemas is not null)
            readers.Add(new SubjectReader(schemas, new SubjectFactReader(schemas, topics, offsets)));
        var workers = environment.Connect.ToDictionary(pair => pair.Key, pair => new ConnectClient(pair.Value, io.Variable, timeout, io.Time), StringComparer.Ordinal);
        var connect = workers.ToDictionary(pair => pair.Key, pair => (IConnectCluster)new KafkaConnectCluster(pair.Value), StringComparer.Ordinal);
        var connectWriters = workers.ToDictionary(pair => pair.Key, pair => (IConnectClusterWriter)new KafkaConnectClusterWriter(pair.Value), StringComparer.Ordinal);
        var sources = Sources(root, timeout);
        var linkConnection = Links(environment, timeout);
        var links = linkConnection is null ? null : new ConfluentLinkCluster(linkConnection);
        readers.Add(new LinkReader(links, links, new MirrorMakerCluster(connect, connectWriters), sources, new LinkFactReader(sources, topics, offsets, new KafkaRecordTail(client), io.Time), ConnectorReader.LiveSettling));
        if (connect.Count > 0)
            readers.Add(new ConnectorReader(connect, new ConnectorFactReader(connect, topics), ConnectorReader.LiveSettling, new MirrorMakerBrokers(sources)));
        return (new ReadingSession([client, sources, .. linkConnection is null ? Array.Empty<IDisposable>() : [linkConnection], .. registry is null ? Array.Empty<IDisposable>() : [registry], .. workers.Values])
        {
            Live = new LiveEnvironment(client, readers),
            Schemas = schemas,
            Registry = registry,
            Connect = connect,
            ConnectWriters = connectWriters,
            Links = links,
            Mirrors = links,
            LinkConnection = linkConnection,
            Sources = sources,
            Topics = topics,
            Offsets = offsets,
            Groups = groups,
            Facts = facts,
            Journal = new KafkaJournal(client),
        }, client);
    }
}
