namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>By which name a stored schema knows a version of another subject.</summary>
public sealed record StoredReference(string Name, string Subject, int Version);
