using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>One write, in the order of writing, with what is checked again immediately before it.</summary>
public sealed record OperationDocument(string Address, string Verb, IReadOnlyList<string> Preconditions)
{
    internal static OperationDocument Of(Change change) => new(change.Address.ToString(), Kebab(change.GetType().Name), change switch
    {
        DeleteTopic => ["the topic holds no record"],
        AddPartitions { Ordering: not Ordering.None } => ["no partition has ever held a record"],
        _ => [],
    });

    private static string Kebab(string name) =>
        string.Concat(name.Select((character, index) => char.IsAsciiLetterUpper(character) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));
}
