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
        // What is live decides, whatever the files say and whatever a run is narrowed to.
        var writers = context.Mirrors.GetValueOrDefault(change.Address.Name, mirror is { IsMirror: true } ? [mirror.Link.Name] : []);
        return writers.Count == 0
            ? []
            : [Finding(change, $"{change.Address.Name} is a mirror, which {string.Join(" and ", writers)} writes.", safeWay: mirror is { IsMirror: false } ? "Promote it first; change it as an ordinary topic in a later change." : null)];
    }
}
