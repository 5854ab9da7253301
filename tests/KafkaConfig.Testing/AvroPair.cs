namespace KafkaConfig.Testing;

/// <summary>A valid schema, another one made of it, and what was done.</summary>
public sealed record AvroPair(string Before, string After, string Change);
