using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>Two hands on one wheel: what was merged at noon was synced away at five past.</summary>
public sealed class LinkSyncsWhatGitManages : DefinitionRule<LinkDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC5005", Severity.Refuse, "Link that syncs what this repository manages",
        "A sync writes the source's ACLs and configs over those of the destination, and removes what only the destination has: it undoes what is merged here.",
        "Turn the sync off; both sides are reconciled from Git.");

    protected override IEnumerable<Finding> Check(LinkDefinition definition, CheckContext context)
    {
        foreach (var name in new[] { LinkConfigs.AccessSync, LinkConfigs.MirrorAccessSync }.Where(name => LinkConfigs.IsOn(definition.Value(name))))
            yield return Finding(definition, At(definition, name), $"{definition.Name} would write ACLs on {definition.Destination.Name}, which {name}: true asks for.");
        var declared = context.Definitions.OfType<TopicDefinition>().Select(topic => topic.Name).ToHashSet(StringComparer.Ordinal);
        if (LinkConfigs.IsOn(definition.Value(LinkConfigs.MirrorConfigSync)) && context.Definitions.OfType<MirrorDefinition>().FirstOrDefault(mirror => mirror.Link.Name == definition.Name && declared.Contains(mirror.Topic)) is { } managed)
            yield return Finding(definition, At(definition, LinkConfigs.MirrorConfigSync), $"{definition.Name} would write the configs of {managed.Topic}, which topics/ declares for {definition.Destination.Name}.");
        if (declared.Order(StringComparer.Ordinal).FirstOrDefault(topic => topic.StartsWith(definition.Prefix, StringComparison.Ordinal) && LinkFilter.Includes(definition.Topics, topic[definition.Prefix.Length..])) is { } taken)
            yield return Finding(definition, definition.Topics[0].Location, $"'topics' of {definition.Name} would make a mirror of {taken}, which topics/ declares for {definition.Destination.Name}.", safeWay: $"Exclude {taken}, or remove its file.");
    }

    private static Model.SourceLocation? At(LinkDefinition definition, string name) => definition.Config.FirstOrDefault(setting => setting.Name == name)?.Location;
}
