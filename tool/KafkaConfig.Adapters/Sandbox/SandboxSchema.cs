using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>One version of a sandbox's subject.</summary>
public sealed record SandboxSchema
{
    public required int Version { get; init; }

    public required int Id { get; init; }

    public SchemaLanguage Language { get; init; }

    public required string Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SchemaReference>? References { get; init; }

    /// <summary>Hidden by a soft deletion; its id still resolves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDeleted { get; init; }

    internal LiveSchema ToLive(string subject) => new(subject, Version, Id, Language, Text, References ?? []);
}
