namespace KafkaConfig.Cli.Documents;

/// <summary>The revision that is applied, as JSON.</summary>
public sealed record AppliedDocument(string Revision, string PlanDigest, DateTimeOffset At, string RunId);
