using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Planning.Bases;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Cli.Commands;

/// <summary>What nearly every command begins with: the repository, read, and a report of what is wrong with it.</summary>
internal sealed class RepositorySession
{
    private RepositorySession(IRepository repository, string root, RepositoryContent content)
    {
        Repository = repository;
        Root = root;
        Content = content;
    }

    public IRepository Repository { get; }

    public string Root { get; }

    public RepositoryContent Content { get; private set; }

    public static RepositorySession Open(Composition composition, GlobalArguments global)
    {
        var (repository, root) = composition.OpenRepository(global.Root);
        return new RepositorySession(repository, root, Composition.Loader.Load(repository));
    }

    /// <summary>The same for a plan of <paramref name="environment"/>: its cluster and Git are asked while the files are read.</summary>
    public static async Task<(RepositorySession Session, PlanStart<TSession> Start)> OpenForPlanAsync<TSession>(
        Composition composition, GlobalArguments global, string? environment, Func<EnvironmentDefinition, string, Anticipation, TSession> connect, CancellationToken cancellationToken)
        where TSession : class, IDisposable
    {
        var (repository, root) = composition.OpenRepository(global.Root);
        var connecting = environment is null ? Task.FromResult<TSession?>(null) : Task.Run(() => Begin(repository, root, environment, connect, cancellationToken), cancellationToken);
        var origin = Task.Run(() => composition.OriginAsync(root, cancellationToken), cancellationToken);
        var content = Composition.Loader.Load(repository, spared: environment is null ? 0 : 1);
        return (new RepositorySession(repository, root, content), new PlanStart<TSession>(origin, await connecting));
    }

    /// <summary>Asks Git for what evidence is judged by; nothing where there is none.</summary>
    public async Task DateEvidenceAsync(CancellationToken cancellationToken)
    {
        if (Content.Evidence.Files.Count > 0)
            Content = Content with { Evidence = await Composition.WithGitAsync(Content.Evidence, Root, cancellationToken) };
    }

    /// <summary>From here on plans count from <paramref name="earlier"/>.</summary>
    public void CountFrom(IEarlierDefinitions earlier) => Content = Content with { Earlier = earlier };

    /// <summary>What a journal says was applied last. Throws <see cref="UsageException"/> where deletions rest on it and there is no Git.</summary>
    public IEarlierDefinitions AppliedTo(EnvironmentDefinition environment, IJournal journal, Origin origin) =>
        origin.Revision != Revision.None ? new AppliedBase(journal, Composition.Revisions(Root), Composition.Loader, origin, Content)
        : environment.Prune != PrunePolicy.Removed ? NothingEarlier.Instance
        : throw new UsageException($"{environment.Location.Path} says prune: removed, and without Git nobody can tell what left the files. Commit the repository, or write prune: never.");

    /// <summary>The base that was given. Who may approve evidence is read there. Throws <see cref="UsageException"/> where it is not here.</summary>
    public async Task<GivenBase> OpenBaseAsync(string revision, CancellationToken cancellationToken)
    {
        var files = await Composition.Revisions(Root).OpenAsync(revision, cancellationToken);
        var from = new GivenBase(files, Composition.Loader.Load(files.Repository));
        if (Content.Evidence.Files.Count > 0)
            Content = Content with { Evidence = Content.Evidence with { Owners = await Composition.CodeOwnersAsync(Root, files, cancellationToken) } };
        return from;
    }

    /// <summary>The plan of an environment that leaves the files: no cluster may be asked. Null where it does not.</summary>
    public EnvironmentPlan? PlanOfLeaving(string name, GivenBase from, Origin origin)
    {
        if (Content.EnvironmentNames.Contains(name) || from.Content.Environments.FirstOrDefault(environment => environment.Name == name) is not { } environment)
            return null;
        return Offline(environment, from, origin, PolicyChanged.Between(from.Repository, Repository));
    }

    /// <summary>The plan of an environment whose connection or policy is not the base's: no cluster may be asked. Null where it may.</summary>
    public EnvironmentPlan? PlanWithoutCluster(Planner planner, EnvironmentDefinition environment, GivenBase from, Origin origin)
    {
        if (PolicyChanged.Between(from.Repository, Repository) is not { Count: > 0 } refusals)
            return null;
        var words = ChangedFiles.Between(from, Repository, Content, environment.Name);
        return Offline(environment, from, origin, [refusals[0] with { Attachment = words }, .. refusals.Skip(1), .. planner.CheckOffline(Content, environment)]);
    }

    /// <summary>Throws <see cref="UsageException"/> that lists the known ones.</summary>
    public EnvironmentDefinition Environment(string name)
    {
        if (Content.Environments.FirstOrDefault(environment => environment.Name == name) is { } known)
            return known;
        if (Content.EnvironmentNames.Contains(name))
            throw new UsageException($"environments/{name}.yaml has errors; kafka-config validate shows them.");
        var nearest = NearestName.Of(name, Content.EnvironmentNames);
        throw new UsageException(
            Content.EnvironmentNames.Count == 0
                ? $"There is no environment '{name}': environments/ is empty. Add environments/{name}.yaml."
                : $"There is no environment '{name}'. Known: {string.Join(", ", Content.EnvironmentNames)}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
    }

    public ValidationReport Report(IReadOnlyList<Finding> findings) =>
        new(Content.Declarations.Count, Content.EnvironmentNames, findings);

    /// <summary>A plan whose findings show the lines that they are about.</summary>
    public async Task<EnvironmentPlan> PlanAsync(
        Planner planner, EnvironmentDefinition environment, LiveEnvironment live, Origin origin, PlanRequest request, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(Content, environment, live, origin, request, cancellationToken);
        return plan with { Findings = FindingOrder.Sort(WithExcerpts(plan.Findings)) };
    }

    /// <summary>Shows the files' errors; false where there are none.</summary>
    public bool ShowErrors(OutputFormat format, Ink ink, TextWriter output)
    {
        if (Content.IsSound)
            return false;
        ViewCatalog.Validation(format, ink).Render(Report(Content.Findings), output);
        return true;
    }

    public IReadOnlyList<Finding> WithExcerpts(IReadOnlyCollection<Finding> findings) => RepositoryLoader.Finish(findings, Repository, Content.Environments.Count);

    private static TSession? Begin<TSession>(
        IRepository repository, string root, string environment, Func<EnvironmentDefinition, string, Anticipation, TSession> connect, CancellationToken cancellationToken)
        where TSession : class, IDisposable
    {
        try
        {
            if (Composition.Loader.LoadEnvironment(repository, environment) is not { } known)
                return null;
            var names = repository.ListFiles().Where(path => RepositoryLayout.FolderOf(path) == TopicParser.Folder).Select(Path.GetFileNameWithoutExtension).OfType<string>();
            return connect(known, root, new Anticipation(names.ToHashSet(StringComparer.Ordinal), cancellationToken));
        }
        catch (UsageException)
        {
            // Said again when the connection is needed; errors in files come first.
            return null;
        }
    }

    private EnvironmentPlan Offline(EnvironmentDefinition environment, GivenBase from, Origin origin, IReadOnlyCollection<Finding> findings) =>
        Planner.PlanOffline(environment, origin, WithExcerpts(findings)) with { Base = from.Commit };
}
