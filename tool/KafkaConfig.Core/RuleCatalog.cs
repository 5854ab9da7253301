using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors.Rules;
using KafkaConfig.Core.Kinds.Links.Rules;
using KafkaConfig.Core.Kinds.Schemas.Rules;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Planning.Bases;
using KafkaConfig.Core.Promotions;

namespace KafkaConfig.Core;

/// <summary>Every rule, in the order of codes.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new PartitionIncreaseOnOrderedTopic(),
        new PartitionIncreaseOnCompactedTopic(),
        new PartitionIncreaseUnderStatefulProcessing(),
        new PartitionIncreaseWithLiveConsumers(),
        new PartitionDecrease(),
        new ReplicationFactorChange(),
        new MinimumInSyncReplicas(),
        new DeleteTopicInUse(),
        new DeleteNonEmptyTopic(),
        new DeleteReferencedTopic(),
        new RenamedTopic(),
        new Capacity(),
        new ProtectedOrCollidingName(),
        new ManyPartitions(),
        new UndeclaredOrdering(),
        new NamingPatternBreach(),
        new OwnerPrefixBreach(),
        new OwnerLimits(),
        new EasilyConfusedName(),
        new MoreReplicasThanBrokers(),
        new RetentionCutOnUnreadRecords(),
        new RetentionCutOnReadRecords(),
        new CompactionToDeletion(),
        new DeletionToCompaction(),
        new PolicyStepNotAllowed(),
        new UncleanLeaderElection(),
        new MinimumInSyncReplicasLowered(),
        new MaximumMessageBytesLowered(),
        new MaximumMessageBytesRaised(),
        new TimestampTypeChange(),
        new RemoteStorageOff(),
        new CompressionChange(),
        new DeleteRetentionLowered(),
        new ConfigReset(),
        new SegmentOutOfProportion(),
        new ContradictingConfigs(),
        new ConfigNotOnPlatform(),
        new IncompatibleSchema(),
        new CompatibilityLowered(),
        new DeleteSubjectInUse(),
        new EraseSubjectForGood(),
        new SchemaLanguageChange(),
        new TopicWithoutSchema(),
        new TextOfOlderVersion(),
        new LevelNotKept(),
        new RegistryTakesNoWrites(),
        new UnknownSchemaReference(),
        new DeletedSubjectReturns(),
        new DeleteConnectorInUse(),
        new ConnectorReplaced(),
        new ErrorsToleratedWithoutDeadLetters(),
        new PlainSecret(),
        new MoreTasksThanPartitions(),
        new ClassNotInstalled(),
        new ConfigRefusedByPlugin(),
        new UndeclaredConnectorTopic(),
        new PlainPassword(),
        new SourceErrorsTolerated(),
        new LinkWithMirrors(),
        new MirrorEnded(),
        new MirrorTopicChanged(),
        new LinkSyncChanged(),
        new LinkSyncsWhatGitManages(),
        new UnreachableMirrorState(),
        new MirrorNameTaken(),
        new TwoLinksForOneName(),
        new EndedMirrorStillCopied(),
        new SourceOfCopyChanged(),
        new HugePartitionCount(),
        new FactsUnavailable(),
        new StaleChange(),
        new EvidenceInvalid(),
        new PolicyChanged(),
        new EnvironmentsDiverge(),
        new BlastRadius(),
        new NotPromoted(),
    ];

    /// <summary>What each rule is about, and the shapes of block KC0, in the order of codes.</summary>
    public static IReadOnlyList<RuleDescription> Descriptions { get; } = [.. ShapeRules.All, .. All.Select(rule => rule.Description)];
}
