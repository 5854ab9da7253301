namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Numbers from <paramref name="First"/> to <paramref name="Last"/>, both of them within.</summary>
internal sealed record ProtobufRange(long First, long Last, ProtobufToken At)
{
    /// <summary>What <c>to max</c> means until it is known whether fields or values are numbered.</summary>
    public const long Maximum = int.MaxValue;

    public bool Holds(long number) => number >= First && number <= Last;
}
