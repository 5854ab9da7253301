using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Planning;

/// <summary>A config repository, read: what it declares, and everything that is wrong with its files.</summary>
/// <param name="Settings">kafka-config.yaml.</param>
/// <param name="Environments">In ordinal order; those whose file is broken are missing.</param>
/// <param name="EnvironmentNames">All that have a file, broken or not, in ordinal order.</param>
/// <param name="Declarations">In ordinal order of addresses.</param>
/// <param name="Definitions">By environment, what it should hold, in ordinal order of addresses.</param>
/// <param name="Findings">Block KC0.</param>
public sealed record RepositoryContent(
    RepositorySettings Settings, IReadOnlyList<EnvironmentDefinition> Environments, IReadOnlyList<string> EnvironmentNames, IReadOnlyList<IDeclaration> Declarations,
    IReadOnlyDictionary<string, IReadOnlyList<IDefinition>> Definitions, IReadOnlyList<Finding> Findings)
{
    /// <summary>The files of <c>runbooks/</c>.</summary>
    public EvidenceShelf Evidence { get; init; } = EvidenceShelf.Empty;

    /// <summary>What plans count from.</summary>
    public IEarlierDefinitions Earlier { get; init; } = NothingEarlier.Instance;

    public bool IsSound => Findings.Count == 0;
}
