using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Windows closed early and records were deleted late: the same field meant another time from one record to the next.</summary>
public sealed class TimestampTypeChange() : ConfigChangeRule("message.timestamp.type")
{
    public override RuleDescription Description { get; } = new(
        "KC2010", Severity.Ack, "Timestamp type change",
        "Retention, windows and searches by time go by the record's timestamp; between CreateTime and LogAppendTime it means two things in one topic.",
        "Create a new topic with the wanted type.",
        "an acknowledgement that names the consumers and their windows");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context) =>
        [Finding(change, $"{shift.Words}: timestamps mean something else from here on.", safeWay: $"Prefer a new topic. {NewEvidence(change, context)}") with { Asks = Asks(change, shift.Move) }];
}
