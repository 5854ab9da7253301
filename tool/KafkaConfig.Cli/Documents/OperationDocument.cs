using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Documents;

/// <summary>One write, in the order of writing, with what is checked again immediately before it.</summary>
public sealed record OperationDocument(string Address, string Verb, IReadOnlyList<string> Preconditions)
{
    internal static OperationDocument Of(Change change, EnvironmentPlan plan) => new(change.Address.ToString(), Kebab(change.GetType().Name), TopicRisk.NeedsFacts(change)
        ? ["it is the same topic", "every rule passes on facts that are read again", .. plan.Findings.Where(finding => finding.Address == change.Address).SelectMany(finding => finding.Answer?.Gates ?? []).Select(gate => $"the gate {gate.Gate} holds").Distinct(StringComparer.Ordinal)]
        : []);

    private static string Kebab(string name) =>
        string.Concat(name.Select((character, index) => char.IsAsciiLetterUpper(character) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));
}
