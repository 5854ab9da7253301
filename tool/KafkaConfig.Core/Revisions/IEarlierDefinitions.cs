using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Revisions;

/// <summary>Finds what a plan counts from: the base of a pull request, or what was applied last.</summary>
public interface IEarlierDefinitions
{
    /// <summary>True where asking costs nothing.</summary>
    bool IsAtHand { get; }

    /// <summary>Null where there is no history at all. Throws <see cref="UnavailableException"/> where the record cannot be read, and <see cref="UsageException"/> where deletions rest on a
    /// revision that is not here.</summary>
    Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken);
}
