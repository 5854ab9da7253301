using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Gates;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A Streams application stopped with "invalid partitions" after its input grew, and lost its state in the reset.</summary>
public sealed class PartitionIncreaseUnderStatefulProcessing : TopicChangeRule<AddPartitions>
{
    public override RuleDescription Description { get; } = new(
        "KC1003", Severity.Runbook, "Partition increase under stateful processing",
        "Kafka Streams and ksqlDB keep state by input partition: their internal topics have the input's count, joined inputs must have equal ones, and a changed count stops the application until its state is reset.",
        "Change all inputs of a join together and reset the applications' internal topics, or repartition inside the application.",
        "a runbook that names every application, its peers and its reset, with strategy drain-and-expand, while no group has members")
    {
        Gates = GateNames.DrainedAndStopped,
        Advice =
        [
            "Find all inputs of the join first; changing one of them stops the application at its next start, with an exception about unequal partitions. Plan the reset: what is in the state stores is rebuilt from the changelogs of the new count, or from the inputs, and for how long is the question that matters.",
        ],
    };

    protected override IEnumerable<Finding> Check(AddPartitions change, TopicFacts facts, CheckContext context) => OverUse(change, facts, use =>
    {
        var applications = use.Groups.Where(group => group.IsStreams || facts.InternalTopics.Any(topic => topic.StartsWith(group.Group + "-", StringComparison.Ordinal))).Select(group => group.Group).ToList();
        if (applications.Count == 0)
            return [];
        var internals = facts.InternalTopics.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {facts.InternalTopics.Count} internal topics depend on its count: {string.Join(", ", facts.InternalTopics.Take(5))}{(facts.InternalTopics.Count > 5 ? ", …" : "")}.");
        return
        [
            Finding(
                change, string.Create(CultureInfo.InvariantCulture, $"partitions {change.From} -> {change.To.Value} on an input of {string.Join(", ", applications)}."),
                $"Kafka Streams reads this topic as {string.Join(", ", applications)}.{internals}",
                $"Stop the applications, change every input that they join, reset them with kafka-streams-application-reset.sh; kafka-config runbook new KC1003 {change.Address} --env {context.Environment.Name}")
            with
            { Asks = Asks(change, change.Move, EvidenceFile.DrainAndExpand) },
        ];
    });
}
