using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What a topic's file says of one environment; without a layer the topic is absent there.</summary>
public sealed record TopicEnvironment(SourceLocation Location, TopicLayer? Layer);
