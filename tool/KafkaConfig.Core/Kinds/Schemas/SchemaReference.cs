namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>By which name a schema knows a version of another subject. Always a number: not every registry understands "latest".</summary>
public sealed record SchemaReference(string Name, string Subject, int Version);
