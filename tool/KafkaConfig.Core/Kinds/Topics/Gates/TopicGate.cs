using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>A gate over one topic's facts.</summary>
public abstract class TopicGate : IGate
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public GateResult Measure(GateContext context) => Measure(context, context.Facts as TopicFacts ?? TopicFacts.NotRead);

    protected abstract GateResult Measure(GateContext context, TopicFacts facts);

    protected GateResult Result(bool holds, string figures) => GateResult.Of(Name, holds, figures);

    /// <summary>Measures one fact; unknown never holds.</summary>
    protected GateResult Over<T>(Fact<T> fact, Func<T, GateResult> measure) => fact switch
    {
        Fact<T>.Known known => measure(known.Value),
        Fact<T>.Unknown unknown => GateResult.Unknown(Name, unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Measures who reads; a group that cannot be looked into may be anybody.</summary>
    protected GateResult OverGroups(TopicFacts facts, Func<TopicUse, GateResult> measure) => Over(facts.Use, use =>
        use.Unseen.Count == 0 ? measure(use) : GateResult.Unknown(Name, string.Join("; ", use.Unseen.Select(group => $"group {group.Key}: {group.Value}"))));

    /// <summary>Groups that count: all but those that the evidence leaves behind and that nobody runs.</summary>
    protected static IReadOnlyList<GroupUse> Counted(TopicUse use, EvidenceFile file) => [.. use.Groups.Where(group => group.IsActive || !file.Abandoned.Contains(group.Group))];
}
