using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>What <c>--only</c> narrows a run to: addresses, or beginnings of addresses with a star at the end. Nothing given: everything.</summary>
public sealed class AddressFilter
{
    private AddressFilter(IReadOnlyList<string> patterns)
    {
        Patterns = patterns;
    }

    public static AddressFilter Everything { get; } = new([]);

    public IReadOnlyList<string> Patterns { get; }

    public bool IsEverything => Patterns.Count == 0;

    /// <summary>Throws <see cref="UsageException"/>, with the nearest known one, for a pattern that is no address or matches nothing known.</summary>
    public static AddressFilter Parse(IReadOnlyList<string> patterns, IReadOnlyCollection<ResourceAddress> known)
    {
        var filter = new AddressFilter([.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        foreach (var pattern in filter.Patterns)
        {
            if (!ResourceAddress.TryParse(pattern, out _))
                throw new UsageException($"'{pattern}' is no address; expected kind/name, such as topic/orders.placed or topic/orders.*");
            // A deletion's topic is declared nowhere, so a name that nobody declares may still be meant; a near miss is not.
            if (known.Any(address => Matches(pattern, address)))
                continue;
            if (NearestName.Of(pattern, known.Select(address => address.ToString())) is { } nearest)
                throw new UsageException($"No file declares {pattern}. Did you mean '{nearest}'?");
        }

        return filter;
    }

    public bool Includes(ResourceAddress address) => IsEverything || Patterns.Any(pattern => Matches(pattern, address));

    private static bool Matches(string pattern, ResourceAddress address) => pattern.EndsWith('*')
        ? address.ToString().StartsWith(pattern[..^1], StringComparison.Ordinal)
        : address.ToString() == pattern;
}
