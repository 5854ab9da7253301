using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>The topic is healthy before it is touched.</summary>
public sealed class FullyInSync : TopicGate
{
    public override string Name => "fully-in-sync";

    public override string Description => "Every partition has a leader, and all its replicas are in sync.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.State, state =>
        PartitionHealth.Problem(state, 0) is { } problem ? Result(false, problem) : Result(true, string.Create(CultureInfo.InvariantCulture, $"{state.Partitions.Count} partitions with all replicas in sync")));
}
