namespace KafkaConfig.Core.Model;

/// <summary>The user asked for something that cannot be (exit code 1): an unknown environment, a cluster with another id. The message is a sentence for users.</summary>
public sealed class UsageException(string message) : Exception(message);
