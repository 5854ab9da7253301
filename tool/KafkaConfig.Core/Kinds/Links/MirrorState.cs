namespace KafkaConfig.Core.Kinds.Links;

/// <summary>What files can want of a mirror.</summary>
public enum MirrorState
{
    Active,
    Paused,

    /// <summary>An ordinary topic, after everything was copied.</summary>
    Promoted,

    /// <summary>An ordinary topic, whatever was copied.</summary>
    FailedOver,
}
