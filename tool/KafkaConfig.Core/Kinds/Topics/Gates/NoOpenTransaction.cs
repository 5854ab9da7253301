using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>No transaction is open: its records are written already, and no reader of committed records can get to them.</summary>
public sealed class NoOpenTransaction : TopicGate
{
    public override string Name => "no-open-transaction";

    public override string Description => "The end that readers of committed records see is the end of every partition.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.Offsets, ends =>
    {
        var open = Enumerable.Range(0, ends.Count).Where(partition => ends[partition].StableEnd < ends[partition].End).ToList();
        return Result(open.Count == 0, open.Count == 0 ? "both ends agree on every partition" : $"a transaction is open on {Partitions.Named(open)}");
    });
}
