using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Nobody uses a topic that is to go.</summary>
public sealed class StillIdle : TopicGate
{
    public override string Name => "still-idle";

    public override string Description => "No record came between two looks, and no group that uses the topic has members or is behind.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.Earlier, earlier => Over(facts.Offsets, ends => OverGroups(facts, use => Over(facts.EarlierUse, earlierUse =>
        TopicActivity.Of(use, earlierUse, earlier, ends, context.File.Abandoned) is { Count: > 0 } signs ? Result(false, string.Join("; ", signs)) : Result(true, "no record came, and nobody reads it")))));
}
