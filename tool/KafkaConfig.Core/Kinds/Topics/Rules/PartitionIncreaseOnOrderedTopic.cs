using System.Globalization;
using System.Numerics;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Gates;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The accident that this tool was written for: partitions were added to a busy topic, keys moved, and consumers read a cancellation before its order.</summary>
public sealed class PartitionIncreaseOnOrderedTopic : TopicChangeRule<AddPartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1001", Severity.Runbook, "Partition increase on an ordered topic",
        "A key's partition is a hash modulo the partition count, and Kafka does not move what is there: after an increase the new records of a key can be read before its older ones.",
        "Create a new topic with the wanted partitions and cut over, producers last; or add the partitions while producers are stopped and every group has read everything.",
        "a runbook for exactly this change with strategy drain-and-expand, while the tool measures that producers are stopped, every group is named and at the end, and all replicas are in sync")
    {
        Gates = GateNames.Drained,
        Advice =
        [
            "Ask first whether you need it. Lag at peak is more often one slow consumer, a hot key or a small batch than too few partitions: look at lag by partition before you look at the count. If one partition is far behind and the others are not, more partitions do not help.",
            "If you do, the way that hurts nobody is a second topic: declare NAME.v2 with the count that you will want in two years, let consumers read both, switch producers, and leave the old one until its retention has passed. It takes a week and no downtime.",
            "In place it works only because nothing old is left to be overtaken: producers stand still, every group has read every record, and only then do keys move. That costs minutes of downtime that you agree beforehand. Do it at a quiet hour, start consumers before producers, and use runbook verify in between: a record that comes to a partition nobody reads yet can be skipped for good.",
            "A topic that has never held a record grows without any of this.",
        ],
    };

    protected override IEnumerable<Finding> Check(AddPartitions change, TopicFacts facts, CheckContext context) => change.Ordering == Ordering.None
        ? []
        : Over(change, facts.Offsets, ends => ends.All(end => end.End == 0)
            ? []
            : OverUse(change, facts, _ => []).Prepend(Refusal(change, facts, ends.Count(end => end.End > 0), ends.Sum(end => end.Records), context)));

    private Finding Refusal(AddPartitions change, TopicFacts facts, int used, long records, CheckContext context)
    {
        var (from, to, name) = (change.From, change.To.Value, change.Address.Name);
        // Of a uniform hash, this share stays where it is: n / lcm(n, m).
        var stays = to / (int)BigInteger.GreatestCommonDivisor(from, to);
        var what = string.Create(CultureInfo.InvariantCulture, $"partitions {from} -> {to} on a topic that is ordered {TopicParser.NameOf(change.Ordering)}{(change.OrderingKept is { } kept ? $" {kept}" : "")}.");
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"Only 1/{stays} of all keys would stay in their partition (for a uniform hash; custom partitioners differ). {used} of {from} partitions have held records, {records:N0} are there now. {Readers(facts.Use, facts.Offsets)}");
        var safeWay = string.Create(
            CultureInfo.InvariantCulture,
            $"Declare {name}.v2 with partitions: {to}, move consumers and then producers to it, and leave {name} at {from} until its retention has passed. To expand in place: kafka-config runbook new KC1001 {change.Address} --env {context.Environment.Name}");
        return Finding(change, what, why, safeWay) with { Asks = Asks(change, change.Move, EvidenceFile.DrainAndExpand) };
    }
}
