namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Keys of connector configs that matter to more than one place.</summary>
internal static class ConnectorKeys
{
    public const string Class = "connector.class";

    public const string Tasks = "tasks.max";

    /// <summary>The worker adds it.</summary>
    public const string Name = "name";

    public const string Topics = "topics";

    public const string TopicsRegex = "topics.regex";

    public const string ErrorsTolerance = "errors.tolerance";

    public const string DeadLetterTopic = "errors.deadletterqueue.topic.name";
}
