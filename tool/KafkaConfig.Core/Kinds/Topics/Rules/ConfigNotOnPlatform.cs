using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A config that one vendor or a newer release knows is an unknown config everywhere else, and one unknown config refuses the whole topic.</summary>
public sealed class ConfigNotOnPlatform : IRule
{
    public RuleDescription Description { get; } = new(
        "KC2017", Severity.Refuse, "Config that the environment's platform lacks",
        "A broker that does not know a config's name refuses the topic.",
        "Declare the config only for environments whose platform has it, or correct 'platform' in the environment's file.");

    public bool NeedsLive => false;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var platform = context.Environment.Platform;
        // Asked once for each config, not for each topic.
        var lacking = TopicConfigCatalogue.Instance.All.Where(spec => IsForeign(spec) || !platform.Has(spec.AddedIn)).ToDictionary(spec => spec.Name, StringComparer.Ordinal);
        if (lacking.Count == 0)
            yield break;
        foreach (var definition in context.Definitions.OfType<TopicDefinition>())
        {
            foreach (var config in definition.Configs)
            {
                if (!lacking.TryGetValue(config.Name, out var spec))
                    continue;
                var what = IsForeign(spec) ? "is Confluent's own" : $"came with Kafka {spec.AddedIn}";
                yield return Description.Finding($"{config.Name} {what}; {context.Environment.Name} runs {platform}.", definition.Address, config.Location);
            }
        }

        bool IsForeign(TopicConfigSpec spec) => spec.IsConfluent && !platform.HasConfluentConfigs;
    }
}
