using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What rules and gates ask about a subject that a change touches. Only what the change can endanger is read; the rest stays unknown.</summary>
public sealed record SubjectFacts : IFacts
{
    public static SubjectFacts NotRead { get; } = new();

    /// <summary>Its latest version with its id, or that it is absent: another one once somebody registered meanwhile.</summary>
    public string? Identity { get; init; }

    /// <summary>The mode in force, as the server names it; null where the server has none.</summary>
    public Fact<string?> Mode { get; init; } = new Fact<string?>.Unknown("its mode was not read");

    /// <summary>Whether the schema may follow at the level that is in force now.</summary>
    public Fact<SchemaVerdict> Now { get; init; } = new Fact<SchemaVerdict>.Unknown("its compatibility was not checked");

    /// <summary>The same at the level as it will be after the change set.</summary>
    public Fact<SchemaVerdict> After { get; init; } = new Fact<SchemaVerdict>.Unknown("its compatibility was not checked");

    /// <summary>True where it was deleted, and registering brings it back beside its hidden versions.</summary>
    public Fact<bool> IsHidden { get; init; } = new Fact<bool>.Unknown("whether it was deleted before was not read");

    /// <summary>Who refers to it, in ordinal order.</summary>
    public Fact<IReadOnlyList<string>> Referrers { get; init; } = new Fact<IReadOnlyList<string>>.Unknown("who refers to it was not read");

    /// <summary>The topic whose records it describes, by the subject's name, and how many records that holds at most; null: there is no such topic (any more).</summary>
    public Fact<(string Topic, long Records)?> Records { get; init; } = new Fact<(string Topic, long Records)?>.Unknown("the topic that it belongs to was not read");
}
