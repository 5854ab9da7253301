using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>What is known of one topic config, from <c>topic-configs.json</c>.</summary>
public sealed record TopicConfigSpec
{
    public required string Name { get; init; }

    public required TopicConfigType Type { get; init; }

    public ValueUnit Unit { get; init; }

    /// <summary>What a broker uses where nobody set anything; null where unknown.</summary>
    public string? Default { get; init; }

    /// <summary>Inclusive; null: none.</summary>
    public double? Minimum { get; init; }

    /// <summary>Inclusive; null: none.</summary>
    public double? Maximum { get; init; }

    /// <summary>For a list they hold for each element; empty: any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Values that mean something of their own, such as -1 for unlimited; legal also outside the range.</summary>
    public IReadOnlyList<string> Special { get; init; } = [];

    /// <summary>True where -1 stands for "no limit".</summary>
    public bool HasUnlimited { get; init; }

    /// <summary>True for configs of Confluent Server alone.</summary>
    public bool IsConfluent { get; init; }

    /// <summary>Refused by every broker of 4.0 and later.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Set by the service itself; a file may not name it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The broker's configs that set its default, the most preferred first.</summary>
    public IReadOnlyList<ServerSynonym> ServerSynonyms { get; init; } = [];

    public string? AddedIn { get; init; }

    public string Description { get; init; } = "";

    public ConfigRisk? Raise { get; init; }

    public ConfigRisk? Lower { get; init; }

    /// <summary>Used instead of raise and lower for enumerations; the first that matches holds, <c>*</c> matches all.</summary>
    public IReadOnlyList<ConfigTransition> Transitions { get; init; } = [];
}
