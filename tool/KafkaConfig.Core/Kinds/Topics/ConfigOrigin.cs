namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Where a live config value comes from. Only <see cref="Topic"/> is an override; <see cref="Default"/> may still be a broker's own setting.</summary>
public enum ConfigOrigin
{
    Topic,
    Broker,
    Cluster,
    Default,
    Other,
}
