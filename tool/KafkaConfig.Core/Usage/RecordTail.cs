namespace KafkaConfig.Core.Usage;

/// <summary>The newest committed records of a partition.</summary>
/// <param name="Digests">Over key, value, headers and timestamp of each, oldest first.</param>
/// <param name="LastOffset">Of the newest; null where there is none.</param>
public sealed record RecordTail(IReadOnlyList<string> Digests, long? LastOffset)
{
    public static RecordTail Empty { get; } = new([], null);
}
