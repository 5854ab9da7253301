using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What rules and gates ask about a topic that a change touches. Only what the change can endanger is read; the rest stays unknown.</summary>
public sealed record TopicFacts : IFacts
{
    public static TopicFacts NotRead { get; } = new();

    /// <summary>The topic.</summary>
    public string Topic { get; init; } = "";

    public string? Identity => State is Fact<TopicState>.Known known ? known.Value.Id : null;

    /// <summary>Its id, and how its partitions are.</summary>
    public Fact<TopicState> State { get; init; } = new Fact<TopicState>.Unknown("its partitions were not described");

    /// <summary>First and end offset by partition.</summary>
    public Fact<IReadOnlyList<PartitionEnds>> Offsets { get; init; } = new Fact<IReadOnlyList<PartitionEnds>>.Unknown("its offsets were not read");

    /// <summary>The same, one window earlier: where the ends differ, somebody writes.</summary>
    public Fact<IReadOnlyList<PartitionEnds>> Earlier { get; init; } = new Fact<IReadOnlyList<PartitionEnds>>.Unknown("its offsets were read only once");

    /// <summary>How long after <see cref="Earlier"/> the offsets were read.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>Who reads it.</summary>
    public Fact<TopicUse> Use { get; init; } = new Fact<TopicUse>.Unknown("its consumer groups were not read");

    /// <summary>Who read it, one window earlier.</summary>
    public Fact<TopicUse> EarlierUse { get; init; } = new Fact<TopicUse>.Unknown("its consumer groups were read only once");

    /// <summary>For each retention between the live and the wanted one, the longest first: by partition, the first offset that it would keep.</summary>
    public Fact<IReadOnlyList<RetentionStep>> Cutoffs { get; init; } = new Fact<IReadOnlyList<RetentionStep>>.Unknown("what its retention would delete was not read");

    /// <summary>The day of the first revision in a row that marked it as deprecated, until its file went; null: none did.</summary>
    public Fact<DateOnly?> DeprecatedSince { get; init; } = new Fact<DateOnly?>.Unknown("the history of its file was not read");

    /// <summary>A sample of its newest records.</summary>
    public Fact<KeySample> Keys { get; init; } = new Fact<KeySample>.Unknown("none of its records was looked at");

    /// <summary>Changelog and repartition topics of the groups that read it, in ordinal order.</summary>
    public IReadOnlyList<string> InternalTopics { get; init; } = [];

    /// <summary>A live topic whose name equals this one's where dots and underscores are one; null: none.</summary>
    public string? CollidesWith { get; init; }
}
