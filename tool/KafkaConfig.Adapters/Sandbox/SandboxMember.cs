namespace KafkaConfig.Adapters.Sandbox;

/// <summary>A running consumer, with the partitions that it reads by topic.</summary>
public sealed record SandboxMember(string ClientId, string Host, SortedDictionary<string, IReadOnlyList<int>> Assignment);
