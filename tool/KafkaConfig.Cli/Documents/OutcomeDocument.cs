using System.Text.Json.Serialization;
using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Cli.Documents;

/// <summary>What became of one change: done, failed, uncertain or skipped. <c>note</c> is what the service said of it, such as an id.</summary>
public sealed record OutcomeDocument(string Address, string Action, string Status, string? Why, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null)
{
    internal static OutcomeDocument Of(ApplyOutcome outcome) =>
        new(outcome.Change.Address.ToString(), outcome.Change.Action, outcome.Status.ToString().ToLowerInvariant(), outcome.Why, outcome.Note);
}
