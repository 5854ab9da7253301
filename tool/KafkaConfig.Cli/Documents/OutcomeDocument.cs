using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Cli.Documents;

/// <summary>What became of one change: done, failed, uncertain or skipped.</summary>
public sealed record OutcomeDocument(string Address, string Action, string Status, string? Why)
{
    internal static OutcomeDocument Of(ApplyOutcome outcome) =>
        new(outcome.Change.Address.ToString(), outcome.Change.Action, outcome.Status.ToString().ToLowerInvariant(), outcome.Why);
}
