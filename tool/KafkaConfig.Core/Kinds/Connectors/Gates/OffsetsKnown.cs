using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Gates;

/// <summary>Where it stands can be read, so that the journal keeps it.</summary>
public sealed class OffsetsKnown : ConnectorGate
{
    public const string GateName = "offsets-known";

    public override string Name => GateName;

    public override string Description => "The connector's offsets can be read; the journal keeps them before the deletion.";

    protected override GateResult Measure(GateContext context, ConnectorFacts facts) => Over(facts.Offsets, offsets => Result(true, $"{Amount.Of(offsets.Count, "offset")} to keep"));
}
