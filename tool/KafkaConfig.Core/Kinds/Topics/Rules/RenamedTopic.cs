using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A file was renamed to tidy up; Kafka knows no rename, so the topic was created empty and the full one deleted.</summary>
public sealed class RenamedTopic : IRule
{
    public RuleDescription Description { get; } = new(
        "KC1011", Severity.Runbook, "Rename",
        "Kafka cannot rename a topic: it is a deletion and a creation. Records, committed offsets, ACLs, schemas, connectors and links stay with the old name.",
        "Keep both: declare the new topic beside the old one, cut over, and delete the old one weeks later.",
        "a runbook with strategy new-topic that says how clients moved");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var deletions = context.Changes.OfType<DeleteTopic>().ToList();
        foreach (var creation in context.Changes.OfType<CreateTopic>())
        {
            var definition = creation.Definition;
            var old = deletions.Find(deletion => deletion.Address.Name == definition.RenamedFrom) ?? deletions.Find(deletion => LooksLike(deletion, creation));
            if (old is null || NeverUsed(old, context))
                continue;
            var verb = old.Address.Name == definition.RenamedFrom ? "is" : "looks like";
            yield return Description.Finding(
                $"{old.Address} -> {creation.Address} {verb} a rename, which is a deletion and a creation.", old.Address, definition.Location,
                $"The new topic begins empty, and {old.Partitions} partitions of records go with the old name.",
                $"Keep topics/…/{old.Address.Name}.yaml beside the new file until clients have moved. kafka-config runbook new KC1011 {old.Address} --env {context.Environment.Name}")
                with
            { Asks = new EvidenceRequest(old.Address.ToString(), [FieldMove.Action(FieldMove.RenameTo(definition.Name))], [], [EvidenceFile.NewTopic]) };
        }
    }

    // Then nothing is lost, whatever it is called.
    private static bool NeverUsed(DeleteTopic deletion, CheckContext context) =>
        context.FactsOf(deletion.Address, TopicFacts.NotRead).Offsets is Fact<IReadOnlyList<PartitionEnds>>.Known known && known.Value.All(end => end.End == 0);

    // Alike in size and settings, and in a part of the name: a different topic would differ in something.
    private static bool LooksLike(DeleteTopic deletion, CreateTopic creation)
    {
        var definition = creation.Definition;
        var declared = definition.Configs.Where(config => config.Value is not null).ToDictionary(config => config.Name, config => config.Value, StringComparer.Ordinal);
        return deletion.Partitions == definition.Partitions.Value && definition.RenamedFrom is null
            && deletion.Configs.Count == declared.Count && deletion.Configs.All(config => declared.GetValueOrDefault(config.Key) == config.Value)
            && deletion.Address.Name.Split('.', '-', '_').Intersect(definition.Name.Split('.', '-', '_'), StringComparer.Ordinal).Any();
    }
}
