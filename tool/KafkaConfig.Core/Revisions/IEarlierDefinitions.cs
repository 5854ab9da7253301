using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Revisions;

/// <summary>Finds what a plan counts from: the base of a pull request, or what was applied last.</summary>
public interface IEarlierDefinitions
{
    /// <summary>Null where there is nothing to count from. Throws <see cref="UnavailableException"/> where that cannot be found out, and <see cref="UsageException"/> where the
    /// revision is not here.</summary>
    Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken);
}
