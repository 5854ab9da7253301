namespace KafkaConfig.Cli.Documents;

/// <summary>A resource that could not be read, and why.</summary>
public sealed record UnreadDocument(string Address, string Why);
