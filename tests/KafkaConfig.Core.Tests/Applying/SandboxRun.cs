using KafkaConfig.Adapters.Git;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Cli;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>Plans a repository in memory on a sandbox, lets a test disturb it, and applies.</summary>
internal sealed class SandboxRun(TemporaryFolder folder, InMemoryRepository repository, Func<ITopicClusterWriter, ITopicClusterWriter>? wrap = null)
{
    private readonly SandboxFile _file = new(Path.Combine(folder.Path, "cluster.json"), 3);

    public DateTimeOffset? Patience { get; init; }

    public TimeProvider Clock { get; init; } = FixedClock.Instance;

    public SandboxState State => _file.Read();

    public static void Write(TemporaryFolder folder, SandboxState state) => new SandboxFile(Path.Combine(folder.Path, "cluster.json"), 3).Write(state);

    public async Task<EnvironmentPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var (content, environment, live, _) = Open();
        return await new Planner(Composition.Judge).PlanAsync(
            content, environment, live, new Origin("none", "0", Clock.GetUtcNow()), new PlanRequest(AddressFilter.Everything, Identify: true), cancellationToken);
    }

    public async Task<ApplyReport> ApplyAsync(EnvironmentPlan plan, CancellationToken cancellationToken, RunJournal? journal = null)
    {
        var (content, environment, live, topics) = Open();
        var writer = new SandboxTopicClusterWriter(_file);
        var guard = new ApplyGuard(plan, content, environment, live, Composition.Judge, Clock) { Patience = Patience };
        var applier = new TopicApplier(topics, wrap?.Invoke(writer) ?? writer, TimeProvider.System);
        return await new Applier(
            [applier], new Verifier(content, environment, live, TimeProvider.System), guard, journal).ApplyAsync(plan, await Applier.DryRunAsync([applier], plan, cancellationToken), new NoProgress(), cancellationToken);
    }

    private (RepositoryContent Content, EnvironmentDefinition Environment, LiveEnvironment Live, SandboxTopicCluster Topics) Open()
    {
        var content = Repositories.Load(repository);
        var (topics, usage) = (new SandboxTopicCluster(_file), new SandboxUsage(_file));
        var facts = new TopicFactReader(topics, usage, usage, usage, new GitDefinitionHistory(folder.Path, _ => "topics"), Clock);
        return (content, content.Environments.Single(), new LiveEnvironment(topics, [new TopicReader(topics, facts)]) { ProvisionalWindow = TimeSpan.Zero }, topics);
    }
}
