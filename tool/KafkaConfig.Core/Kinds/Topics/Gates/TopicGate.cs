using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>A gate over one topic's facts.</summary>
public abstract class TopicGate() : FactGate<TopicFacts>(TopicFacts.NotRead)
{
    /// <summary>Measures who reads; a group that cannot be looked into may be anybody.</summary>
    protected GateResult OverGroups(TopicFacts facts, Func<TopicUse, GateResult> measure) => Over(facts.Use, use =>
        use.Unseen.Count == 0 ? measure(use) : GateResult.Unknown(Name, string.Join("; ", use.Unseen.Select(group => $"group {group.Key}: {group.Value}"))));

    /// <summary>Groups that count: all but those that the evidence leaves behind and that nobody runs.</summary>
    protected static IReadOnlyList<GroupUse> Counted(TopicUse use, EvidenceFile file) => [.. use.Groups.Where(group => group.IsActive || !file.Abandoned.Contains(group.Group))];
}
