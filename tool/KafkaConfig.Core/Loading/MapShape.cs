namespace KafkaConfig.Core.Loading;

/// <summary>A map with keys of the author's choice, each value of one shape.</summary>
public sealed record MapShape(string Expected, Shape Value) : Shape(Expected)
{
    /// <summary>Keys worth offering in an editor, with what they mean. Others are not refused here. Asked for only where a schema is written.</summary>
    public Func<IEnumerable<(string Name, string Description)>> Suggested { get; init; } = () => [];

    /// <summary>True where a key may exist without a value, such as an owner without settings.</summary>
    public bool MayBeNull { get; init; }
}
