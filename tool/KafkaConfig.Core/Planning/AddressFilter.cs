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

    /// <summary>Throws <see cref="UsageException"/> for a pattern that is no address.</summary>
    public static AddressFilter Parse(IReadOnlyList<string> patterns)
    {
        var filter = new AddressFilter([.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        foreach (var pattern in filter.Patterns)
        {
            if (!ResourceAddress.TryParse(pattern, out _))
                throw new UsageException($"'{pattern}' is no address; expected kind/name, such as topic/orders.placed or topic/orders.*");
        }

        return filter;
    }

    /// <summary>Throws <see cref="UsageException"/>, with the nearest known one, for a pattern that matches nothing: it is mistyped.</summary>
    /// <param name="addresses">What is declared, and what is live and judged; not gathered where there is no pattern.</param>
    public void RequireMatches(Func<IReadOnlyCollection<ResourceAddress>> addresses)
    {
        if (IsEverything)
            return;
        var known = addresses();
        foreach (var pattern in Patterns.Where(pattern => !known.Any(address => Matches(pattern, address))))
        {
            var nearest = NearestName.Of(pattern, known.Select(address => address.ToString()));
            throw new UsageException($"Nothing is named {pattern}, in the files or on the cluster.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        }
    }

    public bool Includes(ResourceAddress address) => IsEverything || Patterns.Any(pattern => Matches(pattern, address));

    private static bool Matches(string pattern, ResourceAddress address) => pattern.EndsWith('*')
        ? address.ToString().StartsWith(pattern[..^1], StringComparison.Ordinal)
        : address.ToString() == pattern;
}
