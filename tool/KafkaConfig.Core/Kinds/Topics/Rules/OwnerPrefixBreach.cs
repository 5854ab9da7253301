using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A team that creates topics under another team's prefix gets that team's alerts, reviewers and access.</summary>
public sealed class OwnerPrefixBreach : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC1017", Severity.Refuse, "Name outside its owner's prefixes",
        "Prefixes say whose a name is: access rules, reviewers and alerts follow them.",
        "Use a name with the owner's prefix, or add the prefix to the owner in kafka-config.yaml.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        if (!context.Settings.Owners.TryGetValue(definition.Owner, out var owner) || owner.HasName(definition.Name))
            yield break;
        var other = context.Settings.Owners.Values.FirstOrDefault(candidate => candidate.Prefixes.Count > 0 && candidate.HasName(definition.Name));
        yield return Finding(
            definition, null, $"{definition.Name} begins with none of the prefixes of {owner.Name} ({string.Join(", ", owner.Prefixes)}).",
            other is null ? null : $"The prefix belongs to {other.Name}.");
    }
}
