using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>An inherited value with where it comes from; null: sensitive.</summary>
public sealed record SandboxConfig(string? Value, ConfigOrigin Origin);
