using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A retention was cut to free disks while a ledger was two days behind; its records were gone before it came to them.</summary>
public sealed class RetentionCutOnUnreadRecords : TopicChangeRule<AlterTopicConfigs>
{
    public override RuleDescription Description { get; } = new(
        "KC2001", Severity.Refuse, "Retention cut deletes unread records",
        "Retention is the promise of how long consumers have to read: what a group has not read when it goes is lost to it.",
        "Let the groups catch up, then step the retention down over several merges.")
    {
        Advice =
        [
            "Disks that fill up are the usual reason for such a change, and a group that is behind is the usual reason for the disks. Cutting the retention then throws away exactly what has not been processed.",
            "Let the group catch up, or decide with its owner that it may lose records, and let it skip them itself by moving its offsets: then the loss is its owner's decision and is seen as such. Where it must be quick, step down: each value that deletes nothing unread can be merged today.",
        ],
    };

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, TopicFacts facts, CheckContext context)
    {
        if (RetentionCut.Of(change) is not { } cut)
            return [];
        return Over(change, facts.Offsets, ends => cut.BySize
            ? OverDeletable(change, facts, [.. ends.Select(end => end.End)], ends, use => Judge(change, cut, [.. ends.Select(end => end.End)], ends, use, []))
            : Over(change, facts.Cutoffs, steps => OverDeletable(change, facts, steps[^1].Keeps, ends, use => Judge(change, cut, steps[^1].Keeps, ends, use, steps))));
    }

    // Where nothing goes, nobody's position matters.
    private IEnumerable<Finding> OverDeletable(
        AlterTopicConfigs change, TopicFacts facts, IReadOnlyList<long> keeps, IReadOnlyList<PartitionEnds> ends, Func<TopicUse, IEnumerable<Finding>> judge) =>
        RetentionLoss.Deletable(keeps, ends).Count == 0 ? [] : OverUse(change, facts, judge);

    private IEnumerable<Finding> Judge(
        AlterTopicConfigs change, RetentionCut cut, IReadOnlyList<long> keeps, IReadOnlyList<PartitionEnds> ends, TopicUse use, IReadOnlyList<RetentionStep> steps)
    {
        var unread = use.Groups.Select(group => (Group: group, Unread: RetentionLoss.Unread(group, keeps, ends))).Where(item => item.Unread.Count > 0).ToList();
        if (unread.Count == 0)
            return [];
        var deletable = RetentionLoss.Deletable(keeps, ends).Values.Sum();
        var why = string.Create(CultureInfo.InvariantCulture, $"At most {Amount.Of(deletable, "record")} become deletable. {string.Join("; ", unread.Select(item => Sentence(item.Group, item.Unread)))}.");
        if (cut.BySize)
            why += " How large records are cannot be seen by clients, so all of them may go.";
        return [Finding(change, $"{RetentionLoss.Words(change)}: records that were not read yet would go.", why, SafeWay(unread[0].Group, use, steps, ends))];
    }

    private static string Sentence(GroupUse group, IReadOnlyDictionary<int, long> unread)
    {
        var never = unread.Keys.Where(partition => !group.Committed.ContainsKey(partition)).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{unread.Values.Sum():N0} of them are unread by group {group.Group} ({Partitions.Named([.. unread.Keys])})")
            + (never.Count > 0 ? $", whose position on {Partitions.Named(never)} is unknown" : "");
    }

    // The values for successive merges; those that delete nothing unread can be merged now.
    private static string SafeWay(GroupUse first, TopicUse use, IReadOnlyList<RetentionStep> steps, IReadOnlyList<PartitionEnds> ends)
    {
        var catchUp = first.IsActive ? $"Let {first.Group} catch up" : $"Start {first.Group} and let it catch up (or delete it, if it never comes back: kafka-consumer-groups.sh --delete --group {first.Group})";
        if (steps.Count == 0)
            return $"{catchUp}, then plan again.";
        var words = steps.Select(step => $"{Short(step.Milliseconds)}{(use.Groups.All(group => RetentionLoss.Unread(group, step.Keeps, ends).Count == 0) ? " (deletes nothing unread now)" : "")}");
        return $"{catchUp}; step down over several merges, each once it deletes nothing unread: {string.Join(", then ", words)}.";
    }

    private static string Short(long milliseconds) => HumanUnits.TryFormat(milliseconds, ValueUnit.Milliseconds) ?? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms");
}
