using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A rule over changes of certain topic configs, by what is in force before and after: a value that goes back to the cluster's default changes like any other.</summary>
public abstract class ConfigChangeRule(params string[] configs) : TopicChangeRule<AlterTopicConfigs>
{
    /// <summary>True where a value that could not be read counts as the worst; else it is KC9001.</summary>
    protected virtual bool TakesUnknownForTheWorst => false;

    protected sealed override IEnumerable<Finding> Check(AlterTopicConfigs change, TopicFacts facts, CheckContext context)
    {
        foreach (var name in configs)
        {
            if (change.Of(name) is not { } config)
                continue;
            var shift = new ConfigShift(config, change.ValueBefore(name), change.ValueAfter(name));
            if (shift.Before is not null && shift.Before == shift.After)
                continue;
            if (shift.After is null && !TakesUnknownForTheWorst)
            {
                yield return Unknown(change, $"what {name} falls back to could not be read");
                continue;
            }

            foreach (var finding in Check(change, shift, facts, context))
                yield return finding with { Location = shift.Location };
        }
    }

    protected abstract IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context);

    protected string NewEvidence(AlterTopicConfigs change, CheckContext context) =>
        $"kafka-config runbook new {Description.Code} {change.Address} --env {context.Environment.Name}";
}
