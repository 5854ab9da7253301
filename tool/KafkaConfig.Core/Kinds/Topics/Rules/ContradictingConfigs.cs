using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Values that are legal one by one and not together: refused by the broker, or accepted and without effect.</summary>
public sealed class ContradictingConfigs : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC2016", Severity.Refuse, "Configs that contradict each other",
        "Brokers refuse some combinations, and accept others that never do what their author expects.",
        "Change one of the named configs.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        List<ConfigConstraint>? seen = null;
        foreach (var config in definition.Configs)
        {
            if (config.Value is null)
                continue;
            foreach (var constraint in TopicConfigCatalogue.Instance.ConstraintsOn(config.Name))
            {
                // A constraint that several of the topic's configs share is asked once.
                if (seen is not null && seen.Contains(constraint))
                    continue;
                (seen ??= []).Add(constraint);
                if (!new ConstraintCheck(definition, constraint.OnDeclaredOnly).IsBroken(constraint) || !Applies(constraint, context.Environment.Platform))
                    continue;
                yield return Finding(definition, config.Location, $"{constraint.Rule}.", constraint.Reason) with
                {
                    Severity = constraint.IsError ? Severity.Refuse : Severity.Warn,
                };
            }
        }
    }

    private static bool Applies(ConfigConstraint constraint, Platform platform) =>
        platform.Has(constraint.Since) && (constraint.Until is null || Platform.Compare(platform.Version, constraint.Until) <= 0);
}
