using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds;

/// <summary>What to compare.</summary>
/// <param name="Definitions">Everything that the environment should hold of the kind.</param>
/// <param name="Settings">The repository's settings.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Cluster">The live cluster, its id checked.</param>
/// <param name="Scope">What to look at; null: everything.</param>
public sealed record Comparison(
    IReadOnlyList<IDefinition> Definitions, RepositorySettings Settings, EnvironmentDefinition Environment, ClusterDescription Cluster, Func<ResourceAddress, bool>? Scope)
{
    /// <summary>What reviewed files ask to have erased, beyond a deletion.</summary>
    public IReadOnlySet<ResourceAddress> Erasures { get; init; } = new HashSet<ResourceAddress>();

    /// <summary>Resources that definitions of other kinds answer for: neither drift, nor deleted.</summary>
    public IReadOnlySet<ResourceAddress> Held { get; init; } = new HashSet<ResourceAddress>();

    /// <summary>What the plan counts from, asked for where something is live that no file declares; null: there is nothing to count from.</summary>
    public Func<Task<EarlierDefinitions?>> Earlier { get; init; } = () => Task.FromResult<EarlierDefinitions?>(null);

    public bool Includes(ResourceAddress address) => Scope?.Invoke(address) ?? true;

    /// <summary>True where this repository answers for a live resource that no file declares: it is shown, or deleted.</summary>
    /// <param name="address">The resource.</param>
    /// <param name="name">Its name, to which prefixes apply.</param>
    /// <param name="earlier">What the plan counts from.</param>
    public bool AnswersFor(ResourceAddress address, string name, EarlierDefinitions? earlier) => Includes(address) && (Environment.OwnsName(name) || IsRemoved(address, name, earlier));

    /// <summary>True where such a resource is deleted. <c>owns</c> bounds what goes, where it names anything.</summary>
    /// <param name="address">The resource.</param>
    /// <param name="name">Its name, to which prefixes apply.</param>
    /// <param name="earlier">What the plan counts from.</param>
    public bool Prunes(ResourceAddress address, string name, EarlierDefinitions? earlier) => !Settings.Protects(name) && Environment.Prune switch
    {
        PrunePolicy.Owned => Environment.OwnsName(name),
        PrunePolicy.Removed => IsRemoved(address, name, earlier),
        _ => false,
    };

    /// <summary>True where it costs nothing to see what left the files, so that it is shown whatever becomes of it.</summary>
    public bool ShowsRemoved { get; init; }

    /// <summary>What the plan counts from, where deletions depend on it or it is at hand; null elsewhere.</summary>
    public Task<EarlierDefinitions?> RemovedSinceAsync() => Environment.Prune == PrunePolicy.Removed || ShowsRemoved ? Earlier() : Task.FromResult<EarlierDefinitions?>(null);

    private bool IsRemoved(ResourceAddress address, string name, EarlierDefinitions? earlier) => earlier?.Declares(address) == true && (Environment.Owns.Count == 0 || Environment.OwnsName(name));
}
