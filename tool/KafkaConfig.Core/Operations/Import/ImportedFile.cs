namespace KafkaConfig.Core.Operations.Import;

/// <summary>A definition to write: its path relative to the root, and its text.</summary>
public sealed record ImportedFile(string Path, string Text);
