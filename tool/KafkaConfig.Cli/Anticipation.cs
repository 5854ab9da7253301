namespace KafkaConfig.Cli;

/// <summary>What to read ahead of a plan: topics by name.</summary>
public sealed record Anticipation(IReadOnlySet<string> Topics, CancellationToken CancellationToken);
