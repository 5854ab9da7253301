using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The producers' batches were larger than the new limit; every one of them failed.</summary>
public sealed class MaximumMessageBytesLowered() : ConfigChangeRule(TopicConfigNames.MaximumMessageBytes)
{
    public override RuleDescription Description { get; } = new(
        "KC2008", Severity.Ack, "max.message.bytes lowered",
        "The limit counts a compressed batch, not a record: producers with larger batches fail at once.",
        "Lower max.request.size and batch.size in the producers first.",
        "an acknowledgement that says how large the producers' batches are, and how that is known");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (shift.IsLowered)
            yield return Finding(change, $"{shift.Words}: larger batches are refused.", safeWay: $"Lower the producers first. {NewEvidence(change, context)}") with { Asks = Asks(change, shift.Move) };
    }
}
