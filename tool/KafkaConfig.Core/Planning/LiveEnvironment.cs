using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>The reading side of one environment: no port of it can write.</summary>
public sealed record LiveEnvironment(IClusterIdentity Identity, IReadOnlyList<IKindReader> Readers)
{
    /// <summary>Between the two looks of a plan, which calls its gates provisional. A file stands still: there, no time passes.</summary>
    public TimeSpan ProvisionalWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True where time passes on the cluster, so that an apply waits the whole window of its evidence.</summary>
    public bool IsLive => ProvisionalWindow > TimeSpan.Zero;

    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<ResourceAddress, IFacts>();
        foreach (var reader in Readers)
        {
            foreach (var (address, fact) in await reader.ReadFactsAsync(OfKind(changes, reader), look, cancellationToken))
                facts[address] = fact;
        }

        return facts;
    }

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var identities = new Dictionary<ResourceAddress, string>();
        foreach (var reader in Readers)
        {
            foreach (var (address, identity) in await reader.IdentifyAsync(OfKind(changes, reader), cancellationToken))
                identities[address] = identity;
        }

        return identities;
    }

    private static List<Change> OfKind(IReadOnlyList<Change> changes, IKindReader reader) => [.. changes.Where(change => change.Address.Kind == reader.ResourceKind)];
}
