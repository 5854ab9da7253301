using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The filter was switched off for an hour and on again; it came back empty, and no group's offsets were copied any more.</summary>
public sealed class LinkSyncChanged : ChangeRule<UpdateLink>
{
    public override RuleDescription Description { get; } = new(
        "KC5004", Severity.Warn, "Filter or sync of a link changed",
        "Groups that are filtered in have their offsets on the destination overwritten, those that are filtered out fall behind; and switching a filtered feature off clears its filter.",
        "Exclude a group before its consumers move, and keep filters in the file.");

    protected override IEnumerable<Finding> Check(UpdateLink change, CheckContext context) => change.Configs
        .Where(config => LinkConfigs.IsFilter(config.Field) || LinkConfigs.Filters.ContainsKey(config.Field))
        .Select(config => Finding(change, $"{config.Field} of {change.Definition.Name} goes from {config.Before ?? "its default"} to {config.After ?? "its default"}.") with { Location = config.Source ?? change.Source });
}
