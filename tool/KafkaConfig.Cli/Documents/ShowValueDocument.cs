namespace KafkaConfig.Cli.Documents;

/// <summary>A resolved value with the layer and the line that it comes from.</summary>
public sealed record ShowValueDocument(string Name, string? Value, string Origin, string File, int Line);
