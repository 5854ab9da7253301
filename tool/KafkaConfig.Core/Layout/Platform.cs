namespace KafkaConfig.Core.Layout;

/// <summary>What runs the cluster: decides which config names exist.</summary>
/// <param name="Flavor">apache, confluent-platform, confluent-cloud or msk.</param>
/// <param name="Version">The release, such as 4.3; compared number by number.</param>
/// <param name="Tier">Confluent Cloud's cluster type; null elsewhere.</param>
public sealed record Platform(string Flavor, string Version, string? Tier)
{
    public const string NewestKnownVersion = "4.3";

    public static Platform Default { get; } = new("apache", NewestKnownVersion, null);

    public static IReadOnlyList<string> Flavors { get; } = ["apache", "confluent-cloud", "confluent-platform", "msk"];

    public bool HasConfluentConfigs => Flavor is "confluent-cloud" or "confluent-platform";

    /// <summary>True where <paramref name="release"/> (such as 4.4.0, or null for always) is not newer than this platform.</summary>
    public bool Has(string? release) => release is null || release.StartsWith("CP", StringComparison.Ordinal) || Compare(release, Version) <= 0;

    /// <summary>Compares releases number by number as far as <paramref name="right"/> goes: 4.3.1 equals 4.3.</summary>
    public static int Compare(string left, string right)
    {
        var lefts = Numbers(left);
        var rights = Numbers(right);
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            if (lefts[i] != rights[i])
                return lefts[i].CompareTo(rights[i]);
        }

        return 0;
    }

    private static int[] Numbers(string release) =>
        [.. release.Split('.').Select(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)];

    public override string ToString() => Tier is null ? $"{Flavor} {Version}" : $"{Flavor} ({Tier})";
}
