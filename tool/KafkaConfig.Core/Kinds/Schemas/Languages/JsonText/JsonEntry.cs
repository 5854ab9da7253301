namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

/// <summary>A key with its value, and where the key begins.</summary>
internal sealed record JsonEntry(string Key, int Line, int Column, JsonPart Value);
