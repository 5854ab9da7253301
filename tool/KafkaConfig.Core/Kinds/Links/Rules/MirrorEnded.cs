using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Links.Gates;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.Rules;

/// <summary>A mirror was promoted while one forgotten producer still wrote to the source; its records were found a week later, on the old cluster.</summary>
public sealed class MirrorEnded : FactRule<MoveMirror, MirrorFacts>
{
    public MirrorEnded()
        : base(MirrorFacts.NotRead)
    {
    }

    public override RuleDescription Description { get; } = new(
        "KC5002", Severity.Runbook, "Promote or fail over a mirror",
        "A mirror that ended is an ordinary topic for good. What was written to the source and not copied stays behind, and what is written there later goes nowhere.",
        "Stop the producers, wait until nothing is left to copy, and promote; a failover is for a source that is gone.",
        "a runbook for this mirror; a promotion also needs that nobody writes to the source and that everything is copied, a failover a bound on what may be lost, or the strategy accept-unknown-loss where nobody can count it")
    {
        Gates = [MirrorDrained.GateName, SourceFenced.GateName],
        Advice =
        [
            "Move consumers last: their groups' offsets must be on the destination before they start there, and must not be synced over afterwards.",
            "With MirrorMaker 2 the copy is writable all the time. A promotion only ends the copying; a producer that started there too early is seen as records that the source does not have.",
        ],
    };

    protected override IEnumerable<Finding> Check(MoveMirror change, MirrorFacts facts, CheckContext context) => change.Verb switch
    {
        MirrorVerb.Promote => Over(change, facts.Lag, lag =>
            [Finding(change, Sentence(change, lag), Figures(facts)) with { Asks = Asks(change, change.StateMove) }]),
        MirrorVerb.FailOver =>
        [
            Finding(change, Loss(change, facts) is { } unknown ? $"{change.Address} would be failed over, and what would be lost is not known: {unknown}." : Sentence(change, ((Fact<MirrorLag>.Known)facts.Lag).Value)) with
            {
                Asks = new EvidenceRequest(change.Address.ToString(), [change.StateMove], [], Loss(change, facts) is null ? [] : [EvidenceFile.AcceptUnknownLoss])
                {
                    RecordsDeleted = facts.Lag is Fact<MirrorLag>.Known { Value.Total: > 0 and var lost } ? lost : null,
                },
            },
        ],
        _ => [],
    };

    // Why nobody can count what would be lost; null: it can be. MirrorMaker 2 counts its own offsets, so that duplicates hide what is missing.
    private static string? Loss(MoveMirror change, MirrorFacts facts) => facts.Lag switch
    {
        Fact<MirrorLag>.Unknown unknown => unknown.Why,
        Fact<MirrorLag>.Known { Value.Partitions: var partitions } when change.Definition.Link.Replicator == Replicator.MirrorMaker2 && partitions.Any(partition => partition.DestinationEnd > partition.SourceEnd) => "the copy is longer than its source",
        _ => null,
    };

    private static string Sentence(MoveMirror change, MirrorLag lag) => string.Create(
        CultureInfo.InvariantCulture, $"{change.Address} would be {(change.Verb == MirrorVerb.Promote ? "promoted" : "failed over")}, and is {Amount.Of(lag.Total, "record")} behind its source.");

    private static string Figures(MirrorFacts facts)
    {
        var missing = facts.Missing is Fact<string?>.Known known ? known.Value is { } what ? $"The copy is not complete: {what}." : "The copy is complete." : $"Whether the copy is complete is not known: {((Fact<string?>.Unknown)facts.Missing).Why}.";
        var moving = facts.Moving is Fact<IReadOnlyList<int>>.Known { Value: var partitions } ? partitions.Count > 0 ? " The source is written to." : "" : " Whether the source is written to is not known.";
        return missing + moving;
    }
}
