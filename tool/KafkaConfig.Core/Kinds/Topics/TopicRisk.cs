using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Which changes rest on facts about the topic's records and readers, so that these are read before planning and again before writing.</summary>
public static class TopicRisk
{
    public static bool NeedsFacts(Change change) => change switch
    {
        AddPartitions or DeleteTopic => true,
        AlterTopicConfigs alter => RetentionCut.Of(alter) is not null || GainsCompaction(alter) || alter.Configs.Any(config => config.Risk?.Impact == Impact.Destructive),
        _ => false,
    };

    /// <summary>True where records without a key become impossible.</summary>
    public static bool GainsCompaction(AlterTopicConfigs change) =>
        change.Of(TopicConfigNames.CleanupPolicy) is not null
        && Has(change.ValueAfter(TopicConfigNames.CleanupPolicy), "compact") && !Has(change.ValueBefore(TopicConfigNames.CleanupPolicy), "compact");

    public static bool Has(string? policy, string part) => policy?.Split(',').Contains(part) == true;
}
