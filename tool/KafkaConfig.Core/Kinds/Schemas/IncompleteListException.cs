namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A registry lists some of its subjects and does not go on. What is not in such a list may be there all the same.</summary>
public sealed class IncompleteListException(string message) : Exception(message);
