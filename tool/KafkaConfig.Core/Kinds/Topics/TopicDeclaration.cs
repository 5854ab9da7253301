using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>A topic's file as written, before layers are resolved.</summary>
public sealed record TopicDeclaration : IDeclaration
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation OwnerLocation { get; init; }

    public required SourceLocation Location { get; init; }

    public string? Description { get; init; }

    /// <summary>The topic for records that cannot be processed; null: none.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>The name that it had; null: none.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>The profile's name and where it is named.</summary>
    public (string Name, SourceLocation Location)? Profile { get; init; }

    public required TopicLayer Layer { get; init; }

    /// <summary>By environment: its differences, or null where the topic is absent there.</summary>
    public IReadOnlyDictionary<string, TopicEnvironment> Environments { get; init; } = new Dictionary<string, TopicEnvironment>();

    /// <summary>False where its file has findings: what it lacks then was reported as what it is.</summary>
    public bool IsSound { get; init; } = true;

    public ResourceAddress Address => ResourceAddress.Topic(Name);
}
