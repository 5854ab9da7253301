using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Compares what one environment should hold of a kind with what is live, and reads what rules ask about the difference. Only reads. Every method throws
/// <see cref="UnavailableException"/> where nothing can be said at all.</summary>
public interface IKindReader
{
    ResourceKind ResourceKind { get; }

    /// <summary>How long what was written must look as it must before it is believed; zero where the first look tells.</summary>
    TimeSpan SettlingOf(ResourceAddress address) => TimeSpan.Zero;

    Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken);

    /// <summary>True where a change's harm depends on facts that can be others by the time it is made.</summary>
    bool RestsOnFacts(Change change);

    /// <summary>Facts for risky changes alone; asks nothing where none is.</summary>
    Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken);

    /// <summary>What tells the changed resources from others that have their names later; those that do not exist yet are left out.</summary>
    Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    /// <summary>By address, what is not yet as it must be after a write, beyond the difference.</summary>
    Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken);
}
