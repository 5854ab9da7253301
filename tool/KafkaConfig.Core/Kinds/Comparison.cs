using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

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

    public bool Includes(ResourceAddress address) => Scope?.Invoke(address) ?? true;
}
