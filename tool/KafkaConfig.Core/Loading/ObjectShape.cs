namespace KafkaConfig.Core.Loading;

/// <summary>A map with known keys, all others refused.</summary>
public sealed record ObjectShape(string Expected, IReadOnlyList<FieldShape> Fields) : Shape(Expected);
