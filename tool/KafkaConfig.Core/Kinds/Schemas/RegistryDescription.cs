namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What a registry is.</summary>
/// <param name="Level">The level of subjects that set none.</param>
/// <param name="Mode">The mode of subjects that set none, as the server names it; null where the server has no modes.</param>
/// <param name="TellsUnsetLevels">False where a subject without a level of its own answers NONE (Apicurio), and NONE under a stricter global level has no effect.</param>
/// <param name="Lacks">What the server does not have of Confluent's API, a few words each, in ordinal order: for <c>--verbose</c>.</param>
public sealed record RegistryDescription(CompatibilityLevel Level, string? Mode, bool TellsUnsetLevels, IReadOnlyList<string> Lacks);
