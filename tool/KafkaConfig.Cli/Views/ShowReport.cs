using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Cli.Views;

/// <summary>One resolved definition.</summary>
public sealed record ShowReport(string Environment, TopicDefinition Topic);
