namespace KafkaConfig.Cli.Documents;

/// <summary>An environment that could not be planned, and why.</summary>
public sealed record UnavailableDocument(string Environment, string Why);
