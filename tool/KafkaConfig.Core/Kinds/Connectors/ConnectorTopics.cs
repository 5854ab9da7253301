namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Which topics a connector's config names, in the keys that plugins commonly use.</summary>
public static class ConnectorTopics
{
    /// <summary>In ordinal order; a regular expression names none.</summary>
    public static IEnumerable<string> Named(ConnectorDefinition definition) => Read(definition).Concat(DeadLetter(definition) is { } deadLetter ? [deadLetter] : [])
        .Concat(definition.Value("topic") is { Length: > 0 } topic && !ConnectorSecrets.IsReference(topic) ? [topic] : Array.Empty<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What a sink reads, as <c>topics</c> names it. To MirrorMaker 2 that key holds expressions over another cluster's topics.</summary>
    public static IEnumerable<string> Read(ConnectorDefinition definition) => IsMirrorMaker(definition) ? [] :
        (definition.Value(ConnectorKeys.Topics) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(topic => !ConnectorSecrets.IsReference(topic));

    /// <summary>Where a sink's bad records go; null: nowhere.</summary>
    public static string? DeadLetter(ConnectorDefinition definition) => definition.Value(ConnectorKeys.DeadLetterTopic) is { Length: > 0 } topic ? topic : null;

    /// <summary>True where what cannot be processed is skipped. Connect takes blanks off.</summary>
    public static bool ToleratesErrors(ConnectorDefinition definition) => definition.Value(ConnectorKeys.ErrorsTolerance)?.Trim().Equals("all", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>True for a sink, as its config tells: sinks read topics, sources do not.</summary>
    public static bool IsSink(ConnectorDefinition definition) => !IsMirrorMaker(definition) && (definition.Value(ConnectorKeys.Topics) is not null || definition.Value(ConnectorKeys.TopicsRegex) is not null);

    private static bool IsMirrorMaker(ConnectorDefinition definition) => definition.Class.Value.StartsWith("org.apache.kafka.connect.mirror.", StringComparison.Ordinal);
}
