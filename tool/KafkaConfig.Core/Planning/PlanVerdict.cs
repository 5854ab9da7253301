namespace KafkaConfig.Core.Planning;

/// <summary>What a plan comes to, in one word.</summary>
public enum PlanVerdict
{
    NoChanges,
    Changes,
    Refused,

    /// <summary>Something could not be read, so nothing is applied.</summary>
    Incomplete,
}
