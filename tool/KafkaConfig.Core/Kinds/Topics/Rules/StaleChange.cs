using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A plan of yesterday was applied to the cluster of today.</summary>
public sealed class StaleChange : TopicChangeRule<AddPartitions>
{
    public static RuleDescription Rule { get; } = new(
        "KC9002", Severity.Refuse, "Stale plan",
        "What was approved rests on facts that are others now: values, partition counts, or the topic itself, deleted and created again under its name.",
        "Plan again, and have the new plan approved.");

    public override RuleDescription Description => Rule;

    protected override IEnumerable<Finding> Check(AddPartitions change, TopicFacts facts, CheckContext context) => Over(change, facts.State, state => state.Partitions.Count != change.From
        ? [Finding(change, string.Create(CultureInfo.InvariantCulture, $"It has {state.Partitions.Count} partitions now, and had {change.From} when this was planned."))]
        : []);
}
