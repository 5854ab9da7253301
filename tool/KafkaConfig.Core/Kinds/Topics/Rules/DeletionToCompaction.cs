using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Gates;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Producers without keys failed from one minute to the next, and the cleaner threw away what they had written.</summary>
public sealed class DeletionToCompaction() : ConfigChangeRule(TopicConfigNames.CleanupPolicy)
{
    public override RuleDescription Description { get; } = new(
        "KC2004", Severity.Runbook, "Topic begins to compact",
        "A compacted topic refuses records without a key and drops those that it has; of each key only the last value stays.",
        "Create a new compacted topic and let keyed producers write to it.",
        "a runbook that names the producers and how each sets its key, while none of the newest records is without one")
    {
        Gates = GateNames.Keyed,
    };

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context) => !TopicRisk.GainsCompaction(change)
        ? []
        : Over(change, facts.Keys, sample => [
            Finding(
                change, $"{shift.Words}: records without a key are dropped and refused, and superseded values go.",
                sample.WithoutKey == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"All of the newest {Amount.Of(sample.Records, "record")} have a key.")
                    : string.Create(CultureInfo.InvariantCulture, $"{sample.WithoutKey:N0} of the newest {Amount.Of(sample.Records, "record")} have no key."),
                $"Create a new compacted topic. {NewEvidence(change, context)}")
            with
            { Asks = Asks(change, shift.Move) },
        ]);
}
