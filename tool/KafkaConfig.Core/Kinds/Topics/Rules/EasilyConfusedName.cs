using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Dots and underscores in one name invite the collision of KC1013; a leading underscore looks like one of the platform's own.</summary>
public sealed class EasilyConfusedName : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC1019", Severity.Warn, "Name that is easily confused",
        "Metrics write dots as underscores, and names with a leading underscore belong to the platform by convention.",
        "Use dots or underscores, not both, and begin with a letter.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        if (definition.Name.Contains('.', StringComparison.Ordinal) && definition.Name.Contains('_', StringComparison.Ordinal))
            yield return Finding(definition, null, $"The name {definition.Name} holds dots and underscores.");
        else if (definition.Name.StartsWith('_') && !definition.Name.StartsWith("__", StringComparison.Ordinal))
            yield return Finding(definition, null, $"The name {definition.Name} begins with an underscore.");
    }
}
