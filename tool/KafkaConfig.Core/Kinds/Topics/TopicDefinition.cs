using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What one environment should hold of a topic: all layers resolved, each value with its origin.</summary>
public sealed record TopicDefinition : IDefinition
{
    private readonly TopicConfigSetting[] _configs = [];

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation Location { get; init; }

    public required Sourced<int> Partitions { get; init; }

    public required Sourced<int> ReplicationFactor { get; init; }

    public required Sourced<Ordering> Ordering { get; init; }

    /// <summary>Why an order holds that the files give up; null: it is as they say.</summary>
    public string? OrderingKept { get; init; }

    /// <summary>In ordinal order of names.</summary>
    public required IReadOnlyList<TopicConfigSetting> Configs
    {
        get => _configs;
        init => _configs = [.. value];
    }

    public string? Description { get; init; }

    public string? Profile { get; init; }

    /// <summary>The topic for records that cannot be processed; null: none.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>The name that it had; null: none.</summary>
    public string? RenamedFrom { get; init; }

    public ResourceAddress Address => ResourceAddress.Topic(Name);

    /// <summary>The declared value; null where it is not declared or declared as default.</summary>
    public string? Config(string name) => Setting(name)?.Value;

    /// <summary>What is declared of a config; null where nothing is.</summary>
    public TopicConfigSetting? Setting(string name)
    {
        foreach (var config in _configs)
        {
            if (config.Name == name)
                return config;
        }

        return null;
    }
}
