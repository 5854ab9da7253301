using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>The link's file was renamed in the pull request that promoted its mirror; the old link went on copying into a topic that producers wrote to by then.</summary>
public sealed class EndedMirrorStillCopied : DefinitionRule<MirrorDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC5009", Severity.Refuse, "Mirror that ended here, and is copied by another link",
        "A topic that is promoted in one file while something else copies into it has two writers.",
        "End the mirror where it is made: under its own link, by name and replicator as they are live.");

    public override bool NeedsLive => true;

    protected override IEnumerable<Finding> Check(MirrorDefinition definition, CheckContext context)
    {
        var own = definition.Link.Replicator == Replicator.MirrorMaker2 ? MirrorMakerExpansion.SourceName(definition.Link.Name) : definition.Link.Name;
        var others = context.Mirrors.GetValueOrDefault(definition.Topic, []).Where(writer => writer != own).ToList();
        return definition.IsMirror || others.Count == 0
            ? []
            : [Finding(definition, definition.State.Location, $"{definition.Topic} shall be {LinkParser.NameOf(definition.State.Value)}, and {string.Join(" and ", others)} copies into it.")];
    }
}
