using KafkaConfig.Cli;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Testing;

/// <summary>Builds what rules and planners are given.</summary>
public static class Repositories
{
    public static EnvironmentDefinition Environment(string name = "prod", bool production = true, IReadOnlyList<string>? owns = null, Platform? platform = null, PrunePolicy prune = PrunePolicy.Never) => new()
    {
        Name = name,
        Location = new SourceLocation($"environments/{name}.yaml", 1, 1),
        Cluster = new ClusterConnection { File = "cluster.json" },
        Production = production,
        Owns = owns ?? [],
        Platform = platform ?? Platform.Default,
        Prune = prune,
    };

    public static CheckContext Context(
        IReadOnlyList<IDefinition>? definitions = null, IReadOnlyList<Change>? changes = null, IReadOnlyDictionary<ResourceAddress, IFacts>? facts = null,
        EnvironmentDefinition? environment = null, RepositorySettings? settings = null, bool isOffline = false) => new()
        {
            Settings = settings ?? RepositorySettings.Empty,
            Environment = environment ?? Environment(),
            Definitions = definitions ?? [],
            Changes = changes ?? [],
            Facts = facts ?? new Dictionary<ResourceAddress, IFacts>(),
            IsOffline = isOffline,
        };

    /// <summary>What a rule finds, as the checker weighs it.</summary>
    public static IReadOnlyList<Finding> Check(IRule rule, CheckContext context) => new Checker([rule]).Check(context);

    /// <summary>Loads files and returns what is declared.</summary>
    public static RepositoryContent Load(IRepository repository) => Composition.Loader.Load(repository);

    /// <summary>One topic's file in a repository with one environment; the file's findings.</summary>
    public static IReadOnlyList<Finding> LoadTopic(string text, string name = "orders.placed") =>
        Load(new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: a.json }\nproduction: true\n").With($"topics/{name}.yaml", text)).Findings;
}
