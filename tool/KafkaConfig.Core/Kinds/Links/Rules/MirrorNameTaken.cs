using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>A consumer that started too early created the topic; the mirror never came, or came on top of what was there.</summary>
public sealed class MirrorNameTaken : FactRule<CreateMirror, MirrorFacts>
{
    public MirrorNameTaken()
        : base(MirrorFacts.NotRead)
    {
    }

    public override RuleDescription Description { get; } = new(
        "KC5007", Severity.Runbook, "Mirror whose name is taken, or whose source is missing",
        "A mirror starts as an exact copy. On a topic that exists, Cluster Linking refuses it, and MirrorMaker 2 mixes both: offsets and order are lost.",
        "Find out who made the topic. If nobody needs it, delete it by a runbook first; else give the link a prefix.",
        "for MirrorMaker 2 alone, a runbook which shows that nobody but the link has written to the topic");

    protected override IEnumerable<Finding> Check(CreateMirror change, MirrorFacts facts, CheckContext context) => Over(change, facts.SourceTopic, partitions => Over(change, facts.DestinationTopic, records =>
    {
        var definition = change.Definition;
        if (partitions is null)
            return [Finding(change, $"There is no {definition.SourceTopic} on {definition.Link.Source.Name}, and {definition.Link.Name} would mirror it.", "A mirror of nothing waits for ever.", "Declare it there first, or correct the name.") with { Severity = Severity.Refuse, PassesWhen = null }];
        if (records is null)
            return [];
        var what = string.Create(CultureInfo.InvariantCulture, $"{definition.Link.Destination.Name} has a topic {definition.Topic} already, with {Amount.Of(records.Value, "record")}.");
        if (definition.Link.Replicator == Replicator.ClusterLinking)
            return [Finding(change, what) with { Severity = Severity.Refuse, PassesWhen = null }];
        if (facts.DestinationPartitions is Fact<int?>.Known { Value: { } count } && count != partitions)
            return [Finding(change, string.Create(CultureInfo.InvariantCulture, $"{definition.Topic} has {count} partitions on {definition.Link.Destination.Name}, and {definition.SourceTopic} has {partitions}: it can never be a copy.")) with { Severity = Severity.Refuse, PassesWhen = null }];
        // An empty one is what MirrorMaker 2 makes itself.
        return records == 0 ? [] :
        [
            Finding(change, what) with
            {
                Asks = Asks(change, new FieldMove("state", "", LinkParser.NameOf(definition.State.Value))),
            },
        ];
    }));
}
