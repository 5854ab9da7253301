namespace KafkaConfig.Core.Operations.Import;

/// <summary>One thing that a topic's file must say: a normalised value, or null for <c>default</c>.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">What to write.</param>
/// <param name="IsConfig">Under <c>config</c>.</param>
/// <param name="InEnvironment">Only the file's own block for the environment is strong enough.</param>
public sealed record TopicDifference(string Name, string? Value, bool IsConfig, bool InEnvironment);
