using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Compares what one environment should hold of a kind with what is live. Only reads.</summary>
public interface IKindReader
{
    ResourceKind ResourceKind { get; }

    /// <summary>Throws <see cref="UnavailableException"/> where nothing can be said at all.</summary>
    Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken);
}
