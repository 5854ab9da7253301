using System.Globalization;
using System.Numerics;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The accident that this tool was written for: partitions were added to a busy topic, keys moved, and consumers read a cancellation before its order.</summary>
public sealed class PartitionIncreaseOnOrderedTopic : ChangeRule<AddPartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1001", Severity.Runbook, "Partition increase on an ordered topic",
        "A key's partition is a hash modulo the partition count, and Kafka does not move what is there: after an increase the new records of a key can be read before its older ones.",
        "Create a new topic with the wanted partitions and cut over, producers last; or add the partitions while producers are stopped and every group has read everything.",
        "a reviewed runbook for exactly this change, with producers stopped and every group at the end; or a topic that has never held a record");

    protected override IEnumerable<Finding> Check(AddPartitions change, CheckContext context)
    {
        if (change.Ordering == Ordering.None)
            yield break;
        switch (context.FactsOf(change.Address, TopicFacts.NotRead).Offsets)
        {
            case Fact<IReadOnlyList<OffsetRange>>.Known known:
                var used = known.Value.Count(range => range.End > 0);
                if (used > 0)
                    yield return Refusal(change, known.Value, used);
                break;
            case Fact<IReadOnlyList<OffsetRange>>.Unknown unknown:
                yield return Unknown(change, unknown.Why);
                break;
        }
    }

    private Finding Refusal(AddPartitions change, IReadOnlyList<OffsetRange> offsets, int used)
    {
        var (from, to) = (change.From, change.To.Value);
        // Of a uniform hash, this share stays where it is: n / lcm(n, m).
        var gcd = (int)BigInteger.GreatestCommonDivisor(from, to);
        var stays = $"1/{to / gcd}";
        var records = offsets.Sum(range => range.End - range.First);
        var what = string.Create(CultureInfo.InvariantCulture, $"partitions {from} -> {to} on a topic that is ordered {TopicParser.NameOf(change.Ordering)}.");
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"Only {stays} of all keys would stay in their partition (for a uniform hash; custom partitioners differ). {used} of {from} partitions have held records, {records:N0} are there now.");
        var name = change.Address.Name;
        return Finding(change, what, why, string.Create(
            CultureInfo.InvariantCulture, $"Declare {name}.v2 with partitions: {to}, move consumers and then producers to it, and leave {name} at {from} until its retention has passed."));
    }
}
