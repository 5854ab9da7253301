using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>What earlier revisions said of a resource whose file may be gone.</summary>
public interface IDefinitionHistory
{
    /// <summary>The day of the first in the row of revisions, up to the last one that had the resource's file, that marked it as deprecated; null where the last did not. Unknown
    /// without Git.</summary>
    Task<Fact<DateOnly?>> DeprecatedSinceAsync(ResourceAddress address, CancellationToken cancellationToken);
}
