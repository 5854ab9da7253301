using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Gates;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>The ids went with the subject; a year of records in a lake could not be read any more.</summary>
public sealed class EraseSubjectForGood : SubjectChangeRule<EraseSubject>
{
    public override RuleDescription Description { get; } = new(
        EraseSubject.RuleCode, Severity.Runbook, "Erase a deleted subject for good",
        "Ids resolve no more, and cannot return: every record that carries one, in topics, backups and lakes, can be read by nobody.",
        "Leave the subject as it is: a soft deletion costs a registry nothing.",
        "a runbook for exactly this (change: { action: erase }), after the soft deletion, while the subject's topic is empty or gone")
    {
        Gates = [TopicEmptyOrGone.GateName],
        Advice = ["Only the runbook itself makes the tool plan it. Look for the ids outside Kafka first: in connectors' sinks, in backups, in files that analysts keep."],
    };

    protected override IEnumerable<Finding> Check(EraseSubject change, SubjectFacts facts, CheckContext context) =>
        [Finding(change, $"The hidden versions of {change.Address.Name} would be erased.") with { Asks = Asks(change, FieldMove.Action(FieldMove.Erase)) }];
}
