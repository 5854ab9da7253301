namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Which side of a link reaches for the other.</summary>
public enum LinkInitiation
{
    Destination,
    Source,
    Bidirectional,
}
