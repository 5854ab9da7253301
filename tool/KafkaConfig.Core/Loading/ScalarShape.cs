namespace KafkaConfig.Core.Loading;

/// <summary>Any single value, or a list of them: a Kafka config, whose own type the catalogue of configs checks.</summary>
public sealed record ScalarShape() : Shape("one value, or a list of values");
