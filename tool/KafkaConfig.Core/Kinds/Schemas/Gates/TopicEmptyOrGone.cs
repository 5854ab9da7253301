using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Gates;

/// <summary>No record is left that needs the schema to be read.</summary>
public sealed class TopicEmptyOrGone : SubjectGate
{
    public const string GateName = "topic-empty-or-gone";

    public override string Name => GateName;

    public override string Description => "The topic that the subject's name tells holds no record, or does not exist.";

    protected override GateResult Measure(GateContext context, SubjectFacts facts) => Over(facts.Records, records => records switch
    {
        null => Result(true, "its topic does not exist"),
        { Records: 0 } held => Result(true, $"{held.Topic} holds no record"),
        { } held => Result(false, $"{held.Topic} holds up to {Amount.Of(held.Records, "record")}"),
    });
}
