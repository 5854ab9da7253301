using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Nobody writes: the ends stay where they are over the whole window.</summary>
public sealed class ProducersFrozen : TopicGate
{
    public override string Name => "producers-frozen";

    public override string Description => "The end offset of every partition is the same at both ends of the freeze window.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.Earlier, earlier => Over(facts.Offsets, later =>
    {
        var grown = Enumerable.Range(0, Math.Min(earlier.Count, later.Count)).Where(partition => later[partition].End != earlier[partition].End).ToList();
        var window = facts.Window.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return Result(grown.Count == 0, grown.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"no record came to any of {later.Count} partitions in {window} s")
            : string.Create(CultureInfo.InvariantCulture, $"{Amount.Of(grown.Sum(partition => later[partition].End - earlier[partition].End), "record")} came to {Partitions.Named(grown)} in {window} s"));
    }));
}
