using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>What rules and gates ask about a mirror that a change touches, read from both clusters.</summary>
public sealed record MirrorFacts : IFacts
{
    public static MirrorFacts NotRead { get; } = new();

    /// <summary>Its link and its state; another one once somebody changed it.</summary>
    public string? Identity { get; init; }

    public Fact<MirrorLag> Lag { get; init; } = new Fact<MirrorLag>.Unknown("its lag was not read");

    /// <summary>In words, what the destination lacks of the source's committed records; null: nothing. Compares the newest records of both sides where end offsets cannot tell.</summary>
    public Fact<string?> Missing { get; init; } = new Fact<string?>.Unknown("its records were not compared");

    /// <summary>Partitions of the source that were written to between two looks.</summary>
    public Fact<IReadOnlyList<int>> Moving { get; init; } = new Fact<IReadOnlyList<int>>.Unknown("whether its source is written to was not read");

    /// <summary>Between the two looks.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>Partitions of the source with an open transaction.</summary>
    public Fact<IReadOnlyList<int>> OpenTransactions { get; init; } = new Fact<IReadOnlyList<int>>.Unknown("open transactions of its source were not read");

    /// <summary>How many partitions the source's topic has; null: there is none.</summary>
    public Fact<int?> SourceTopic { get; init; } = new Fact<int?>.Unknown("its source topic was not read");

    /// <summary>How many partitions a topic of the mirror's name has on the destination; null: there is no such topic.</summary>
    public Fact<int?> DestinationPartitions { get; init; } = new Fact<int?>.Unknown("its name on the destination was not looked up");

    /// <summary>How many records a topic of the mirror's name holds or once held on the destination; null: there is no such topic.</summary>
    public Fact<long?> DestinationTopic { get; init; } = new Fact<long?>.Unknown("its name on the destination was not looked up");
}
