using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A topic that belongs to Kafka, Connect, Streams or another repository is not ours to declare; and of two names that metrics cannot tell apart, one is refused by
/// the broker, or both get through and their numbers mix.</summary>
public sealed class ProtectedOrCollidingName : IRule
{
    public RuleDescription Description { get; } = new(
        "KC1013", Severity.Refuse, "Protected or colliding name",
        "Topics that a part of the system keeps for itself break it when something else changes them; and metrics write dots as underscores, so that a.b and a_b are one.",
        "Choose another name; or, where the name is this repository's, add its prefix to 'owns' of the environment.");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var byMetricName = new Dictionary<string, TopicDefinition>(StringComparer.Ordinal);
        foreach (var topic in context.Definitions.OfType<TopicDefinition>())
        {
            if (TopicConfigCatalogue.Instance.InternalOwner(topic.Name) is { } owner)
                yield return Finding(topic, $"The name {topic.Name} is kept by {owner}.");
            if (context.Environment.Owns.Count > 0 && !context.Environment.OwnsName(topic.Name))
            {
                yield return Finding(
                    topic, $"{context.Environment.Name} answers for {string.Join(", ", context.Environment.Owns)} alone, and {topic.Name} begins with none of them.",
                    "Rename the topic, declare it absent there, or add its prefix to 'owns'.");
            }

            var metricName = topic.Name.Replace('.', '_');
            if (byMetricName.TryAdd(metricName, topic))
                continue;
            yield return Finding(topic, $"{topic.Name} and {byMetricName[metricName].Name} ({byMetricName[metricName].Location.Path}) have one name in metrics, {metricName}.");
        }

        foreach (var change in context.Changes.OfType<CreateTopic>())
        {
            if (context.FactsOf(change.Address, TopicFacts.NotRead).CollidesWith is { } live)
                yield return Finding(change.Definition, $"{change.Definition.Name} collides with the live topic {live}: metrics write both as {live.Replace('.', '_')}.");
        }
    }

    private Finding Finding(TopicDefinition topic, string what, string? safeWay = null) => Description.Finding(what, topic.Address, topic.Location, safeWay: safeWay);
}
