using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>What became of one change; <paramref name="Why"/> is a sentence for users where it was not done.</summary>
public sealed record ApplyOutcome(Change Change, ApplyStatus Status, string? Why = null);
