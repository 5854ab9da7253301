using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Gates;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A deletion cannot be undone, and takes the offsets of every group with it.</summary>
public sealed class DeleteNonEmptyTopic : TopicChangeRule<DeleteTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1009", Severity.Runbook, "Delete a topic that holds records",
        "Records and the offsets that every group committed for the topic go for good; a live client may create it again with a broker's defaults.",
        "Mark the topic as deprecated, wait two weeks, export what may be wanted; or let its retention empty it first.",
        "a runbook for this deletion, 14 days after a revision marked the topic as deprecated, while nobody uses it; or a topic without records")
    {
        Gates = GateNames.IdleAndDeprecated,
        Advice =
        [
            "Two weeks of lifecycle: { deprecated: DATE } cost nothing and find the monthly report that nobody remembered. Watch the topic meanwhile: a group that comes back, or an end offset that moves, is somebody to talk to.",
            "Export what an auditor may ask for before you ask for the deletion; afterwards there is nothing to export. And look whether clients may create topics: one that is still configured with the name brings an empty topic back with a broker's defaults.",
        ],
    };

    protected override IEnumerable<Finding> Check(DeleteTopic change, TopicFacts facts, CheckContext context) => Over(change, facts.Offsets, ends =>
    {
        var records = ends.Sum(end => end.Records);
        if (records == 0)
            return [];
        var groups = facts.Use is Model.Fact<Usage.TopicUse>.Known use ? use.Value.Groups.Count : 0;
        return
        [
            Finding(
                change, $"{change.Address} is declared nowhere, and would be deleted.",
                string.Create(CultureInfo.InvariantCulture, $"It holds up to {Amount.Of(records, "record")} in {ends.Count(end => end.Records > 0)} of {ends.Count} partitions; the offsets of {Amount.Of(groups, "group")} would go too."),
                $"Declare it again with lifecycle: {{ deprecated: DATE }}; two weeks later: kafka-config runbook new KC1009 {change.Address} --env {context.Environment.Name}")
            with
            { Asks = Asks(change, FieldMove.Action(FieldMove.Delete)) with { RecordsDeleted = records } },
        ];
    });
}
