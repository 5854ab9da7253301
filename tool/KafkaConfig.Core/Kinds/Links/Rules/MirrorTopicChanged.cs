using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The copy got twelve partitions, its source had six, and nothing said anything until the promotion.</summary>
public sealed class MirrorTopicChanged : ChangeRule<Change>
{
    public override RuleDescription Description { get; } = new(
        "KC5003", Severity.Refuse, "Change to a topic that is a mirror",
        "A mirror follows its source: what is set on it by hand is refused by its brokers, or undone by the next sync, and other partition counts break the copy.",
        "Change the source's topic; the mirror follows. Once it is promoted, its file under topics/ rules.");

    protected override IEnumerable<Finding> Check(Change change, CheckContext context)
    {
        if (change.Address.Kind != ResourceKind.Topic)
            return [];
        var mirror = context.Definitions.OfType<MirrorDefinition>().FirstOrDefault(mirror => mirror.Topic == change.Address.Name);
        if (mirror is null && change.Reason == Reason.NotDeclared && Linked(change.Address.Name, context) is { } link)
            return [Finding(change, $"{change.Address.Name} would be deleted, and is a mirror of {link}.", safeWay: $"Declare it under 'mirrors' of {link}, or take it out of 'owns'.")];
        var isEnding = mirror is not null && context.Changes.OfType<MoveMirror>().Any(move => move.EndsMirror && move.Address == mirror.Address);
        return mirror is null || (!mirror.IsMirror && !isEnding)
            ? []
            : [Finding(change, $"{change.Address.Name} is a mirror of {mirror.Link.Name}{(isEnding ? ", and is promoted by this very plan" : "")}.", safeWay: isEnding ? "Promote it first; change it as an ordinary topic in a later change." : null)];
    }

    // A mirror that no file declares, of any link; null: it is none.
    private static string? Linked(string topic, CheckContext context) =>
        context.Changes.OfType<DeleteLink>().FirstOrDefault(delete => delete.Mirrors.Contains(topic))?.Address.Name
        ?? context.Drift.Where(drift => drift.Address.Kind == ResourceKind.Link && drift.Address.Name.EndsWith($"/{topic}", StringComparison.Ordinal)).Select(drift => drift.Address.Name.Split('/')[0]).FirstOrDefault();
}
