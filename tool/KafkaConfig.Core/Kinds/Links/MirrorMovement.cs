using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Where a copy stood at one look, so that the next one tells whether it moves.</summary>
internal sealed record MirrorMovement(MirrorLag Lag)
{
    /// <summary>How often it has been looked at since.</summary>
    public int Looks { get; set; }

    public string Words => $"nothing has arrived yet: it is {Amount.Of(Lag.Total, "record")} behind, and its end does not move";

    public bool HasMovedSince(MirrorMovement earlier) => Lag.Partitions.Sum(partition => partition.DestinationEnd) > earlier.Lag.Partitions.Sum(partition => partition.DestinationEnd);
}
