namespace KafkaConfig.Core.Kinds;

/// <summary>What became of one item of a write. <paramref name="Why"/> is a sentence for users where it was not done.</summary>
public sealed record WriteResult(string Name, WriteStatus Status, string? Why = null)
{
    /// <summary>What the service said of what it did, such as an id; null: nothing.</summary>
    public string? Note { get; init; }

    public static WriteResult Done(string name) => new(name, WriteStatus.Done);

    public static WriteResult Refused(string name, string why) => new(name, WriteStatus.Refused, why);
}
