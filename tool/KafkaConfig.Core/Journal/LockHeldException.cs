namespace KafkaConfig.Core.Journal;

/// <summary>Another run holds the cluster. The message is a sentence for users: who, since when.</summary>
public sealed class LockHeldException(string message) : Exception(message);
