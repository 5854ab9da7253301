using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Lowered to get producers going while a broker was down, and with the next broker the last copy went.</summary>
public sealed class MinimumInSyncReplicasLowered() : ConfigChangeRule(TopicConfigNames.MinimumInSyncReplicas)
{
    public override RuleDescription Description { get; } = new(
        "KC2007", Severity.Ack, "min.insync.replicas lowered",
        "acks=all then means fewer copies than producers were promised; at 1 a single broker's loss takes acknowledged records with it.",
        "Bring the replicas back, and keep 2.",
        "an acknowledgement with the reason and an end; in production at 1, a runbook");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (!shift.IsLowered)
            yield break;
        var isLast = context.Environment.Production && (shift.After is null || shift.AfterNumber <= 1);
        yield return Finding(change, $"{shift.Words}: fewer copies of an acknowledged record.", safeWay: $"Fix the replicas and keep {shift.Before}. {NewEvidence(change, context)}")
            with
        { Severity = isLast ? Severity.Runbook : Severity.Ack, Asks = Asks(change, shift.Move) };
    }
}
