namespace KafkaConfig.Core.Kinds;

/// <summary>What became of one item of a write. <paramref name="Why"/> is a sentence for users where it was not done.</summary>
public sealed record WriteResult(string Name, WriteStatus Status, string? Why = null)
{
    public static WriteResult Done(string name) => new(name, WriteStatus.Done);

    public static WriteResult Refused(string name, string why) => new(name, WriteStatus.Refused, why);
}
