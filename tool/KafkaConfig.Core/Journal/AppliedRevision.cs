namespace KafkaConfig.Core.Journal;

/// <summary>The last revision that was applied to an environment as a whole.</summary>
public sealed record AppliedRevision(string Environment, string Revision, string PlanDigest, DateTimeOffset At, string RunId);
