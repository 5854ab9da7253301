using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>The topic's name was mistyped; the sink waited for records that went elsewhere.</summary>
public sealed class UndeclaredConnectorTopic : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4009", Severity.Warn, "Connector that names an undeclared topic",
        "A topic that is in no file and not on the cluster is mistyped, or will be created with a broker's defaults, if at all.",
        "Declare the topic.");

    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context) => Over(change, facts.Topics, topics =>
    {
        var declared = context.Definitions.OfType<TopicDefinition>().Select(topic => topic.Name).ToHashSet(StringComparer.Ordinal);
        return ConnectorTopics.Named(definition).Where(topic => topic != ConnectorTopics.DeadLetter(definition) && !declared.Contains(topic) && topics.GetValueOrDefault(topic) is null)
            .Select(topic => At(change, definition, ConnectorKeys.Topics, $"{definition.Name} names {topic}, which is in no file and not on the cluster.", safeWay: NearestName.Of(topic, declared) is { } nearest ? $"Did you mean '{nearest}'?" : null));
    });
}
