using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>What became of one change; <paramref name="Why"/> is a sentence for users where it was not done.</summary>
public sealed record ApplyOutcome(Change Change, ApplyStatus Status, string? Why = null)
{
    /// <summary>What the service said of what it did, such as an id; null: nothing.</summary>
    public string? Note { get; init; }
}
