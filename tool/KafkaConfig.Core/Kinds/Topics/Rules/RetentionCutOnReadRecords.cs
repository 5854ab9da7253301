using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Every group had read the records, and the audit that came a month later had not.</summary>
public sealed class RetentionCutOnReadRecords : TopicChangeRule<AlterTopicConfigs>
{
    public override RuleDescription Description { get; } = new(
        "KC2002", Severity.Ack, "Retention cut deletes records",
        "Replays, audits and new consumers can go back only as far as retention reaches; what it lets go does not come back.",
        "Step the retention down over several merges, and export what may be wanted.",
        "an acknowledgement of this change; facts.maxRecordsDeleted bounds how many may go");

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, TopicFacts facts, CheckContext context)
    {
        if (RetentionCut.Of(change) is not { } cut)
            return [];
        return Over(change, facts.Offsets, ends => cut.BySize
            ? Judge(change, [.. ends.Select(end => end.End)], ends, context, "How large records are cannot be seen by clients, so this counts all.")
            : Over(change, facts.Cutoffs, steps => Judge(change, steps[^1].Keeps, ends, context, "Whole segments go at a time.")));
    }

    private IEnumerable<Finding> Judge(AlterTopicConfigs change, IReadOnlyList<long> keeps, IReadOnlyList<PartitionEnds> ends, CheckContext context, string remark)
    {
        var deletable = RetentionLoss.Deletable(keeps, ends);
        var records = deletable.Values.Sum();
        if (records == 0)
            return [];
        var shifts = RetentionLoss.Shifts(change);
        return
        [
            Finding(
                change, $"{RetentionLoss.Words(change)}: records become deletable.",
                string.Create(CultureInfo.InvariantCulture, $"At most {Amount.Of(records, "record")} on {Partitions.Named([.. deletable.Keys])}. {remark}"),
                $"Step down over several merges; then acknowledge: kafka-config runbook new KC2002 {change.Address} --env {context.Environment.Name}")
            with
            { Asks = new EvidenceRequest(change.Address.ToString(), [.. shifts.Select(shift => shift.Move)], [], []) { RecordsDeleted = records } },
        ];
    }
}
