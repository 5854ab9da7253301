namespace KafkaConfig.Core.Journal;

/// <summary>What became of an operation: <c>done</c>, <c>failed</c>, <c>uncertain</c>, <c>skipped</c>, with a sentence where it was not done, and what the service said (an id) where it was.</summary>
public sealed record JournaledOutcome(string Address, string Action, string Status, string? Why);
