using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What rules ask about a topic that a change touches. Offsets are read for risky changes alone.</summary>
public sealed record TopicFacts : IFacts
{
    public static TopicFacts NotRead { get; } = new();

    /// <summary>First and end offset by partition.</summary>
    public Fact<IReadOnlyList<OffsetRange>> Offsets { get; init; } = new Fact<IReadOnlyList<OffsetRange>>.Unknown("its offsets were not read");

    /// <summary>A live topic whose name equals this one's where dots and underscores are one; null: none.</summary>
    public string? CollidesWith { get; init; }
}
