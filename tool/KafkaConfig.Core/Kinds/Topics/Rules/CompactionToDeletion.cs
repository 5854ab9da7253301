using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A table's topic began to forget: keys that nobody had written for a week were gone at the next rebuild.</summary>
public sealed class CompactionToDeletion() : ConfigChangeRule(TopicConfigNames.CleanupPolicy)
{
    public override RuleDescription Description { get; } = new(
        "KC2003", Severity.Runbook, "Compacted topic begins to delete",
        "A compacted topic keeps the last value of every key; once it deletes, a key that was not written within the retention vanishes, and whoever rebuilds state from the topic loses it.",
        "Keep compact, or create a new topic and rebuild it.",
        "a runbook that says who rebuilds state from the topic, and from where");

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (!TopicRisk.Has(shift.Before, "compact") || !TopicRisk.Has(shift.After, "delete"))
            yield break;
        if (TopicRisk.Has(shift.Before, "delete"))
        {
            if (!TopicRisk.Has(shift.After, "compact"))
                yield return Finding(change, $"{shift.Words}: readers see every value of a key again, and disks grow.", safeWay: "Keep compact,delete unless readers want the history.") with { Severity = Severity.Warn };
            yield break;
        }

        yield return Finding(change, $"{shift.Words}: keys older than the retention vanish.", safeWay: $"Keep compact, or rebuild into a new topic. {NewEvidence(change, context)}")
            with
        { Asks = Asks(change, shift.Move) };
    }
}
