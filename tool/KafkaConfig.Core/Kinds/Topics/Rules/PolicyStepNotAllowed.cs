using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A plan that the service refuses half-way is worse than one that is refused at once.</summary>
public sealed class PolicyStepNotAllowed() : ConfigChangeRule(TopicConfigNames.CleanupPolicy)
{
    public override RuleDescription Description { get; } = new(
        "KC2005", Severity.Refuse, "Policy step that the platform does not allow",
        "Confluent Cloud changes delete to compact,delete only by way of compact; Freight clusters delete and never compact; tiered topics cannot be compacted.",
        "Go to compact first, and to compact,delete in a later change.");

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        var platform = context.Environment.Platform;
        var compacts = TopicRisk.Has(shift.After, "compact");
        if (platform is { Flavor: "confluent-cloud", Tier: "freight" } && compacts)
            yield return Finding(change, $"{shift.Words}: a Freight cluster has no compacted topics.", safeWay: "Keep cleanup.policy: delete, or put the topic on another cluster.");
        else if (platform.Flavor == "confluent-cloud" && shift.Before == "delete" && shift.After == "compact,delete")
            yield return Finding(change, $"{shift.Words}: Confluent Cloud does not take this step at once.");
        if (compacts && !TopicRisk.Has(shift.Before, "compact") && change.ValueAfter("remote.storage.enable") == "true")
            yield return Finding(change, $"{shift.Words}: a tiered topic cannot be compacted.", safeWay: "Create a new compacted topic without remote storage.");
    }
}
