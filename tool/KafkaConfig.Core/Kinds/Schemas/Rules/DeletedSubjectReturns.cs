using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A subject was deleted by hand on a Sunday, and came back on Monday with another shape, checked against nothing.</summary>
public sealed class DeletedSubjectReturns : SubjectChangeRule<RegisterSchema>
{
    public override RuleDescription Description { get; } = new(
        "KC3011", Severity.Ack, "Deleted subject that would come back",
        "Its hidden versions are compared with nothing, whatever the level; records that were written with them may still be in its topic.",
        "Ask who deleted it, and why. Register the schema that it had, or use another subject.",
        "an acknowledgement of this return (change: { action: restore })");

    protected override IEnumerable<Finding> Check(RegisterSchema change, SubjectFacts facts, CheckContext context) => change.Latest is not null ? [] : Over(change, facts.IsHidden, isHidden => isHidden
        ? [Finding(change, $"{change.Address.Name} was deleted before, and would come back with this schema.") with { Asks = Asks(change, FieldMove.Action(FieldMove.Restore)) }]
        : []);
}
