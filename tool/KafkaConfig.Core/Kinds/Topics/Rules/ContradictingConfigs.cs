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
        var platform = context.Environment.Platform;
        foreach (var constraint in TopicConfigCatalogue.Instance.Constraints)
        {
            if (!Applies(constraint, platform) || !constraint.Fields.Any(field => definition.Config(field) is not null))
                continue;
            if (!new ConstraintCheck(definition, constraint.OnDeclaredOnly).IsBroken(constraint))
                continue;
            var place = definition.Configs.FirstOrDefault(config => constraint.Fields.Contains(config.Name));
            yield return Finding(definition, place?.Location, $"{constraint.Rule}.", constraint.Reason) with
            {
                Severity = constraint.IsError ? Severity.Refuse : Severity.Warn,
            };
        }
    }

    private static bool Applies(ConfigConstraint constraint, Platform platform) =>
        platform.Has(constraint.Since) && (constraint.Until is null || Platform.Compare(platform.Version, constraint.Until.Replace(".x", "", StringComparison.Ordinal)) <= 0);
}
