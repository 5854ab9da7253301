using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Names cannot be changed later; the only moment to agree on them is before the topic exists.</summary>
public sealed class NamingPatternBreach : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC1016", Severity.Refuse, "Name breaks the naming pattern",
        "A topic cannot be renamed: a name that breaks the company's pattern stays for the topic's life.",
        "Rename the file; the pattern stands under 'naming' in kafka-config.yaml.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        if (!context.Settings.Naming.TryGetValue(ResourceKind.Topic, out var naming) || naming.Pattern.IsMatch(definition.Name))
            yield break;
        yield return Finding(definition, null, $"The name {definition.Name} breaks the pattern for topics: {naming.Say ?? naming.Pattern.ToString()}.");
    }
}
