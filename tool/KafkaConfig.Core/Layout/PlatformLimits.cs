using System.Text.Json;

namespace KafkaConfig.Core.Layout;

/// <summary>What a platform allows. Null: no limit is known.</summary>
/// <param name="Partitions">Of the whole cluster, without replicas.</param>
/// <param name="PartitionChanges">New and deleted in five minutes.</param>
/// <param name="MessageBytes">The largest value of max.message.bytes.</param>
public sealed record PlatformLimits(long? Partitions, long? PartitionChanges, long? MessageBytes)
{
    private static readonly Lazy<JsonDocument> Table = new(Read);

    public static PlatformLimits None { get; } = new(null, null, null);

    /// <summary>The environment's own numbers, and where it has none those of <c>platform-limits.json</c>, which says when it was last held against the provider's page.</summary>
    public static PlatformLimits Of(Platform platform)
    {
        var known = platform.Tier is { } tier && Table.Value.RootElement.TryGetProperty(platform.Flavor, out var flavor) && flavor.TryGetProperty(tier, out var row)
            ? new PlatformLimits(Number(row, "partitions"), Number(row, "partitionChanges"), Number(row, "messageBytes"))
            : None;
        return new PlatformLimits(
            platform.Limits.Partitions ?? known.Partitions, platform.Limits.PartitionChanges ?? known.PartitionChanges, platform.Limits.MessageBytes ?? known.MessageBytes);
    }

    private static long? Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static JsonDocument Read()
    {
        using var stream = typeof(PlatformLimits).Assembly.GetManifestResourceStream("platform-limits.json")
            ?? throw new InvalidOperationException("platform-limits.json is missing from this build.");
        return JsonDocument.Parse(stream);
    }
}
