namespace KafkaConfig.Core.Layout;

/// <summary>What runs the cluster: decides which config names exist.</summary>
/// <param name="Flavor">apache, confluent-platform, confluent-cloud or msk.</param>
/// <param name="Version">The release, such as 4.3; compared number by number.</param>
/// <param name="Tier">Confluent Cloud's cluster type; null elsewhere.</param>
public sealed record Platform(string Flavor, string Version, string? Tier)
{
    /// <summary>Limits of the environment's own, stronger than those that are known of the platform.</summary>
    public PlatformLimits Limits { get; init; } = PlatformLimits.None;

    public const string NewestKnownVersion = "4.3";

    public static Platform Default { get; } = new("apache", NewestKnownVersion, null);

    public static IReadOnlyList<string> Flavors { get; } = ["apache", "confluent-cloud", "confluent-platform", "msk"];

    public bool HasConfluentConfigs => Flavor is "confluent-cloud" or "confluent-platform";

    /// <summary>True where <paramref name="release"/> (such as 4.4.0, or null for always) is not newer than this platform.</summary>
    public bool Has(string? release) => release is null || release.StartsWith("CP", StringComparison.Ordinal) || Compare(release, Version) <= 0;

    /// <summary>Compares releases number by number as far as <paramref name="right"/> goes: 4.3.1 equals 4.3.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (left.Length > 0 && right.Length > 0)
        {
            var order = NextNumber(ref left).CompareTo(NextNumber(ref right));
            if (order != 0)
                return order;
        }

        return 0;
    }

    // A part that is no number, such as x, is newer than any.
    private static int NextNumber(ref ReadOnlySpan<char> release)
    {
        var dot = release.IndexOf('.');
        var part = dot < 0 ? release : release[..dot];
        release = dot < 0 ? [] : release[(dot + 1)..];
        return int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

    public override string ToString() => Tier is null ? $"{Flavor} {Version}" : $"{Flavor} ({Tier})";
}
