namespace KafkaConfig.Core.Model;

/// <summary>A resolved value with the layer and the line that it comes from.</summary>
public sealed record Sourced<T>(T Value, string Origin, SourceLocation Location);
