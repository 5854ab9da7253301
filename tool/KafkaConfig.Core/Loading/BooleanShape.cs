namespace KafkaConfig.Core.Loading;

/// <summary>true or false.</summary>
public sealed record BooleanShape() : Shape("true or false");
