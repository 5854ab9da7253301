using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Switched on for one night's incident, it was still on a year later when the next broker failed.</summary>
public sealed class UncleanLeaderElection() : ConfigChangeRule("unclean.leader.election.enable")
{
    public override RuleDescription Description { get; } = new(
        "KC2006", Severity.Runbook, "Unclean leader election switched on",
        "A replica that is behind may become leader, and acknowledged records that only the others have are lost.",
        "Elect a leader once, by kafka-leader-election.sh --election-type UNCLEAN, for the partition that is stuck.",
        "a runbook with the incident and the day on which it is switched off again");

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (shift.After == "true")
            yield return Finding(change, $"{shift.Words}: acknowledged records can be lost.") with { Asks = Asks(change, shift.Move) };
    }
}
