namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What became of a registration. <paramref name="Version"/> and <paramref name="Id"/> are known where it was done.</summary>
public sealed record Registration(WriteResult Result, int? Version = null, int? Id = null);
