using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A config that one vendor or a newer release knows is an unknown config everywhere else, and one unknown config refuses the whole topic.</summary>
public sealed class ConfigNotOnPlatform : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC2017", Severity.Refuse, "Config that the environment's platform lacks",
        "A broker that does not know a config's name refuses the topic.",
        "Declare the config only for environments whose platform has it, or correct 'platform' in the environment's file.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        var platform = context.Environment.Platform;
        foreach (var config in definition.Configs)
        {
            if (TopicConfigCatalogue.Instance.Find(config.Name) is not { } spec)
                continue;
            if (spec.IsConfluent && !platform.HasConfluentConfigs)
                yield return Finding(definition, config.Location, $"{config.Name} is Confluent's own; {context.Environment.Name} runs {platform}.");
            else if (!platform.Has(spec.AddedIn))
                yield return Finding(definition, config.Location, $"{config.Name} came with Kafka {spec.AddedIn}; {context.Environment.Name} runs {platform}.");
        }
    }
}
