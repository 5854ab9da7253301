using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core;

/// <summary>Every rule, in the order of codes.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new PartitionIncreaseOnOrderedTopic(),
        new PartitionDecrease(),
        new ReplicationFactorChange(),
        new MinimumInSyncReplicas(),
        new DeleteNonEmptyTopic(),
        new ProtectedOrCollidingName(),
        new ManyPartitions(),
        new NamingPatternBreach(),
        new OwnerPrefixBreach(),
        new OwnerLimits(),
        new EasilyConfusedName(),
        new ContradictingConfigs(),
        new ConfigNotOnPlatform(),
        new HugePartitionCount(),
        new FactsUnavailable(),
        new BlastRadius(),
    ];

    /// <summary>What each rule is about, and the shapes of block KC0, in the order of codes.</summary>
    public static IReadOnlyList<RuleDescription> Descriptions { get; } = [.. ShapeRules.All, .. All.Select(rule => rule.Description)];
}
