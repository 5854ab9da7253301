using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The dead-letter topic went first, and the next bad record stopped the consumer that wrote to it.</summary>
public sealed class DeleteReferencedTopic : TopicChangeRule<DeleteTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1010", Severity.Refuse, "Delete a topic that something refers to",
        "What names the topic fails once it is gone, or creates it again with a broker's defaults.",
        "Remove the references first, in a change of their own.");

    protected override IEnumerable<Finding> Check(DeleteTopic change, TopicFacts facts, CheckContext context)
    {
        var declared = context.Definitions.OfType<TopicDefinition>().Where(topic => topic.DeadLetter == change.Address.Name).Select(topic => $"{topic.Address} (deadLetter, {topic.Location.Path})");
        var connectors = facts.Use is Fact<Usage.TopicUse>.Known use ? use.Value.Groups.Where(group => group.IsConnector).Select(group => $"the sink connector {group.Connector}") : [];
        // Subjects that go in the same run go first.
        var subjects = context.Definitions.OfType<SubjectDefinition>().Where(subject => SubjectNaming.TopicOf(subject.Subject, subject.Document.RecordName) == change.Address.Name)
            .Select(subject => $"{subject.Address} ({subject.Location.Path})")
            .Concat(context.Drift.Where(drift => drift is { Address.Kind: ResourceKind.Subject, Field: null } && SubjectNaming.TopicOf(drift.Address.Name, null) == change.Address.Name).Select(drift => $"{drift.Address} (in the registry)"));
        var references = declared.Concat(connectors).Concat(subjects).Order(StringComparer.Ordinal).ToList();
        return references.Count == 0 ? [] : [Finding(change, $"{change.Address} is declared nowhere, and would be deleted while something refers to it.", $"Still referred to by {string.Join(", ", references)}.")];
    }
}
