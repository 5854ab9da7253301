namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What the registry says of a schema. <paramref name="Messages"/>: its own words, in its order; empty where it is compatible or says nothing.</summary>
public sealed record RegistryVerdict(bool IsCompatible, IReadOnlyList<string> Messages);
