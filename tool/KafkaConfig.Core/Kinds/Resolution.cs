using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds;

/// <summary>For whom definitions are resolved.</summary>
/// <param name="Settings">The repository's settings.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Environments">All of them, by name, for kinds that reach from one into another; those whose file is broken are missing.</param>
public sealed record Resolution(RepositorySettings Settings, EnvironmentDefinition Environment, IReadOnlyDictionary<string, EnvironmentDefinition> Environments);
