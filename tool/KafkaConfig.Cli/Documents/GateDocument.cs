namespace KafkaConfig.Cli.Documents;

/// <summary>What one gate measured, as JSON: <c>holds</c>, <c>fails</c> or <c>unknown</c>.</summary>
public sealed record GateDocument(string Gate, string Status, string Figures);
