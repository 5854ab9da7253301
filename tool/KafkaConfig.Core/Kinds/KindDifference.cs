using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>How a kind's live state differs from its definitions.</summary>
public sealed record KindDifference
{
    /// <summary>In ordinal order of addresses.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>By address of a change, the digest of the live facts that it rests on.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> Digests { get; init; } = new Dictionary<ResourceAddress, string>();

    public IReadOnlyList<Drift> Drift { get; init; } = [];

    /// <summary>By address, why it could not be read.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> Unread { get; init; } = new Dictionary<ResourceAddress, string>();

    /// <summary>By name, counts over everything that is live, declared or not: <c>partitions</c>.</summary>
    public IReadOnlyDictionary<string, long> Totals { get; init; } = new Dictionary<string, long>();

    /// <summary>What a service lacks of what others have, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was seen of declared resources and is no difference, in ordinal order of addresses.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>By name of a topic that something copies here from another cluster, who does: a link, or a connector. Whatever a run is narrowed to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mirrors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How many declared resources are as they should be.</summary>
    public int Unchanged { get; init; }
}
