using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Retention of an hour kept a week of records: the segment that held them was never closed.</summary>
public sealed class SegmentOutOfProportion : DefinitionRule<TopicDefinition>
{
    private const long Smallest = 1024 * 1024;
    private const long MostSegments = 10_000;

    public override RuleDescription Description { get; } = new(
        "KC2015", Severity.Warn, "Segments out of proportion",
        "Records go a segment at a time, and only once it is closed: segments longer than the retention delay it, and tiny ones fill brokers with files and memory maps.",
        "Keep segment.ms below retention.ms, and segment.bytes at some megabytes at least.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        var retention = Number(definition, TopicConfigNames.RetentionMilliseconds);
        if (Number(definition, "segment.ms") is { } segment && retention is > 0 and { } kept)
        {
            if (segment > kept)
                yield return At(definition, "segment.ms", string.Create(CultureInfo.InvariantCulture, $"segment.ms {segment} is above retention.ms {kept}: records stay up to {segment + kept} ms."));
            else if (kept / Math.Max(1, segment) > MostSegments)
                yield return At(definition, "segment.ms", string.Create(CultureInfo.InvariantCulture, $"segment.ms {segment} makes {kept / Math.Max(1, segment):N0} segments a partition within retention.ms {kept}."));
        }

        if (Number(definition, "segment.bytes") is { } bytes and < Smallest)
            yield return At(definition, "segment.bytes", string.Create(CultureInfo.InvariantCulture, $"segment.bytes {bytes} is below 1 MiB."));
    }

    private Finding At(TopicDefinition definition, string config, string what) =>
        Finding(definition, definition.Setting(config)?.Location, what);

    private static long? Number(TopicDefinition definition, string config) => long.TryParse(definition.Config(config), CultureInfo.InvariantCulture, out var number) ? number : null;
}
