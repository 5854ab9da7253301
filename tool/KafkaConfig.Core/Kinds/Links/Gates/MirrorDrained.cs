using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.Gates;

/// <summary>Everything is on the other side. Both clusters are asked, the replicator is not.</summary>
public sealed class MirrorDrained : LinkGate
{
    public const string GateName = "mirror-drained";

    public override string Name => GateName;

    public override string Description => "Every partition of the copy ends where its source ends; with MirrorMaker 2, its newest committed records are those of the source.";

    protected override GateResult Measure(GateContext context, MirrorFacts facts) => Over(facts.Missing, missing => Over(facts.Lag, lag => Result(
        missing is null, missing ?? string.Create(CultureInfo.InvariantCulture, $"nothing is missing on {Amount.Of(lag.Partitions.Count, "partition")}, which end at {lag.Partitions.Sum(partition => partition.SourceEnd)} and {lag.Partitions.Sum(partition => partition.DestinationEnd)} together"))));
}
