using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Clusters are shared: one team's generator of topics once used up the partitions of all.</summary>
public sealed class OwnerLimits : IRule
{
    public RuleDescription Description { get; } = new(
        "KC1018", Severity.Refuse, "Owner's limit exceeded",
        "A cluster's partitions are shared; a limit for each owner keeps one team from using up what the others need.",
        "Remove topics or partitions of this owner, or agree on a higher limit in kafka-config.yaml.");

    public bool NeedsLive => false;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Settings.Owners.Values.All(owner => owner.TopicLimit is null && owner.PartitionLimit is null))
            yield break;
        foreach (var group in context.Definitions.OfType<TopicDefinition>().GroupBy(topic => topic.Owner, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (!context.Settings.Owners.TryGetValue(group.Key, out var owner))
                continue;
            var partitions = group.Sum(topic => (long)topic.Partitions.Value);
            if (group.Count() > owner.TopicLimit)
                yield return Description.Finding(string.Create(CultureInfo.InvariantCulture, $"{owner.Name} has {group.Count()} topics; its limit is {owner.TopicLimit}."), location: owner.Location);
            if (partitions > owner.PartitionLimit)
                yield return Description.Finding(string.Create(CultureInfo.InvariantCulture, $"{owner.Name} has {partitions} partitions; its limit is {owner.PartitionLimit}."), location: owner.Location);
        }
    }
}
