namespace KafkaConfig.Core.Reporting;

/// <summary>An open issue.</summary>
/// <param name="Number">As people see it.</param>
/// <param name="IsOwn">True where the identity that asks wrote it.</param>
public sealed record PostedIssue(int Number, bool IsOwn);
