namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>One version of a subject.</summary>
public sealed record SubjectVersion(string Subject, int Version);
