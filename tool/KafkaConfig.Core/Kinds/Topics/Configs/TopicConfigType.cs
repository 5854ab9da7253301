namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>How a broker parses a config's value.</summary>
public enum TopicConfigType
{
    Long,
    Int,
    Double,
    Boolean,
    String,
    List,
}
