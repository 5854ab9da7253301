namespace KafkaConfig.Core.Loading;

/// <summary>A list of <paramref name="Item"/>.</summary>
public sealed record ListShape(Shape Item) : Shape("a list");
