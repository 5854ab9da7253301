using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Gates;

/// <summary>No schema of another subject needs it.</summary>
public sealed class NoReferrers : SubjectGate
{
    public const string GateName = "no-referrers";

    public override string Name => GateName;

    public override string Description => "No version of another subject refers to the subject.";

    protected override GateResult Measure(GateContext context, SubjectFacts facts) => Over(facts.Referrers, referrers =>
        referrers.Count == 0 ? Result(true, "nothing refers to it") : Result(false, $"still referred to by {string.Join(", ", referrers)}"));
}
