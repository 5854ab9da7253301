using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A replication factor that looks applied and is not: the client has no call for it, so the tool says so and writes what the operator needs.</summary>
public sealed class ReplicationFactorChange : ChangeRule<ChangeReplicationFactor>
{
    public override RuleDescription Description { get; } = new(
        "KC1006", Severity.Refuse, "Replication factor change",
        "Replicas move by a reassignment, which copies whole partitions over the network and needs to be throttled and watched; this tool does not do that.",
        "Run kafka-reassign-partitions.sh with the JSON below and a --throttle, wait until --verify says that it is complete, then plan again.");

    protected override IEnumerable<Finding> Check(ChangeReplicationFactor change, CheckContext context)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"replicationFactor {change.From} -> {change.To.Value}: only a reassignment changes it.");
        if (change.To.Value > change.Brokers.Count)
        {
            yield return Finding(
                change, what, string.Create(CultureInfo.InvariantCulture, $"The cluster has {change.Brokers.Count} live brokers; {change.To.Value} replicas need as many."),
                string.Create(CultureInfo.InvariantCulture, $"Write replicationFactor: {change.From}, or add brokers first."));
            yield break;
        }

        yield return Finding(change, what, safeWay:
            $"Save the JSON below as reassignment.json and run: kafka-reassign-partitions.sh --bootstrap-server HOST:PORT --reassignment-json-file reassignment.json --throttle 50000000 --execute; then plan again.")
            with
        { Attachment = Reassignment.Write(change.Address.Name, change.Assignments, change.To.Value, change.Brokers) };
    }
}
