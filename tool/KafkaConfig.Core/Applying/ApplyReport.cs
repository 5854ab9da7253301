using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Applying;

/// <summary>How an apply ended.</summary>
public sealed record ApplyReport
{
    public required string Environment { get; init; }

    /// <summary>In the order of writing.</summary>
    public required IReadOnlyList<ApplyOutcome> Outcomes { get; init; }

    /// <summary>What brokers would refuse: then nothing was written.</summary>
    public IReadOnlyList<ApplyOutcome> RefusedByDryRun { get; init; } = [];

    /// <summary>By address, what the read-back found to be other than planned.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> NotVerified { get; init; } = new Dictionary<ResourceAddress, string>();

    /// <summary>What could not be written down; null: nothing.</summary>
    public string? JournalProblem { get; init; }

    public int Done => Outcomes.Count(outcome => outcome.Status == ApplyStatus.Done);

    /// <summary>True where the cluster may have been changed.</summary>
    public bool WroteAnything => Outcomes.Any(outcome => outcome.Status is ApplyStatus.Done or ApplyStatus.Uncertain);

    public bool IsComplete => JournalProblem is null && IsDone;

    /// <summary>True where the cluster is as planned, whatever could be written down of it.</summary>
    public bool IsDone => RefusedByDryRun.Count == 0 && NotVerified.Count == 0 && Outcomes.All(outcome => outcome.Status == ApplyStatus.Done);
}
