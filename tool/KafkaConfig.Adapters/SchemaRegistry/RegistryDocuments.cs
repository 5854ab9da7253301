using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>The bodies of Confluent's API, as far as they are needed. Whatever a server may leave out is null.</summary>
internal sealed record RegistryReference(string? Name, string? Subject, int? Version);

internal sealed record RegistrySchema(string? Subject, int? Version, int? Id, string? SchemaType, string? Schema, IReadOnlyList<RegistryReference>? References);

internal sealed record RegistryCandidate(string Schema, string? SchemaType, IReadOnlyList<RegistryReference>? References);

internal sealed record RegistryLevel(string? CompatibilityLevel, string? Compatibility);

internal sealed record RegistryMode(string? Mode);

internal sealed record RegistryCheck([property: JsonPropertyName("is_compatible")] bool? IsCompatible, IReadOnlyList<string>? Messages, string? Reason);

internal sealed record RegistryHolder(string? Subject, int? Version);
