namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>A live value as the broker says it; null where it is sensitive.</summary>
public sealed record LiveConfigValue(string? Value, ConfigOrigin Origin)
{
    /// <summary>As plans name the origin.</summary>
    public string OriginName => Origin switch
    {
        ConfigOrigin.Topic => "topic",
        ConfigOrigin.Broker => "broker",
        ConfigOrigin.Cluster => "cluster",
        ConfigOrigin.Default => "default",
        _ => "other",
    };
}
