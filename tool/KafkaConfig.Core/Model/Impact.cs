namespace KafkaConfig.Core.Model;

/// <summary>What a change can do to those who use the resource; ordered, so that a plan's impact is the maximum.</summary>
public enum Impact
{
    None,
    Additive,
    Disruptive,
    Destructive,
    Impossible,
}
