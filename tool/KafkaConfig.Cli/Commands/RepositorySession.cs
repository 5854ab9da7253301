using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

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
    public static (RepositorySession Session, PlanStart<TSession> Start) OpenForPlan<TSession>(
        Composition composition, GlobalArguments global, string environment, Func<EnvironmentDefinition, string, Anticipation, TSession> connect, CancellationToken cancellationToken)
        where TSession : class, IDisposable
    {
        var (repository, root) = composition.OpenRepository(global.Root);
        var origin = composition.OriginAsync(root, cancellationToken);
        var names = repository.ListFiles().Where(path => RepositoryLayout.FolderOf(path) == TopicParser.Folder).Select(Path.GetFileNameWithoutExtension).OfType<string>();
        TSession? connection = null;
        try
        {
            if (Composition.Loader.LoadConnections(repository, []).Environments.FirstOrDefault(known => known.Name == environment) is { } known)
                connection = connect(known, root, new Anticipation(names.ToHashSet(StringComparer.Ordinal), cancellationToken));
        }
        catch (UsageException)
        {
            // Said again when the connection is needed; errors in files come first.
        }

        return (new RepositorySession(repository, root, Composition.Loader.Load(repository)), new PlanStart<TSession>(origin, connection));
    }

    /// <summary>Asks Git for what evidence is judged by; nothing where there is none.</summary>
    public async Task DateEvidenceAsync(CancellationToken cancellationToken)
    {
        if (Content.Evidence.Files.Count > 0)
            Content = Content with { Evidence = await Composition.WithGitAsync(Content.Evidence, Root, cancellationToken) };
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

    /// <summary>A report of the files' errors; null where there are none.</summary>
    public ValidationReport? Errors() => Content.IsSound ? null : Report(Content.Findings);

    public ValidationReport Report(IReadOnlyList<Finding> findings) =>
        new(Content.Declarations.Count, Content.EnvironmentNames, findings);

    /// <summary>A plan whose findings show the lines that they are about.</summary>
    public async Task<EnvironmentPlan> PlanAsync(
        Planner planner, EnvironmentDefinition environment, LiveEnvironment live, Origin origin, PlanRequest request, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(Content, environment, live, origin, request, cancellationToken);
        return plan with { Findings = FindingOrder.Sort(WithExcerpts(plan.Findings)) };
    }

    public IReadOnlyList<Finding> WithExcerpts(IReadOnlyCollection<Finding> findings) => RepositoryLoader.Finish(findings, Repository, Content.Environments.Count);
}
