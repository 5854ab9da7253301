using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>Two regions were linked into one; both had a topic of the same name, and one of them never arrived.</summary>
public sealed class TwoLinksForOneName : DefinitionRule<MirrorDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC5008", Severity.Refuse, "Two links for one topic",
        "A topic can be the copy of one source alone.",
        "Give one of the links a prefix of its own.");

    protected override IEnumerable<Finding> Check(MirrorDefinition definition, CheckContext context)
    {
        var other = context.Definitions.OfType<MirrorDefinition>().FirstOrDefault(mirror => mirror.Topic == definition.Topic && string.CompareOrdinal(mirror.Link.Name, definition.Link.Name) < 0);
        return other is null ? [] : [Finding(definition, definition.Location, $"{definition.Link.Name} and {other.Link.Name} ({other.Location.Path}) would both make {definition.Topic}.")];
    }
}
