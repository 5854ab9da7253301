using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>One declared config: a normalised value, or null for <c>default</c> (no topic-level value).</summary>
public sealed record TopicConfigSetting(string Name, string? Value, string Origin, SourceLocation Location);
