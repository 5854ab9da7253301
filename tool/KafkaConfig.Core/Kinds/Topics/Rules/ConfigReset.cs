using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A line was removed to tidy up, and the topic kept its records for the cluster's seven days, not for its own ninety.</summary>
public sealed class ConfigReset : ChangeRule<AlterTopicConfigs>
{
    public override RuleDescription Description { get; } = new(
        "KC2014", Severity.Warn, "Config goes back to the cluster's default",
        "Without a value of its own a topic follows its brokers, now and whenever they change.",
        "Write the value that you want.");

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, CheckContext context) => change.Configs.Where(config => config.After is null).Select(config =>
    {
        var unit = TopicConfigCatalogue.Instance.UnitOf(config.Name);
        var comes = config.Fallback is { Value: { } value } fallback ? $"{HumanUnits.Describe(value, unit)}, from {fallback.OriginName}" : "a value that could not be read";
        return Finding(change, $"{config.Name} goes back to the default: {comes}; it was {(config.Before?.Value is { } before ? HumanUnits.Describe(before, unit) : "(unknown)")}.") with { Location = config.Wanted.Location };
    });
}
