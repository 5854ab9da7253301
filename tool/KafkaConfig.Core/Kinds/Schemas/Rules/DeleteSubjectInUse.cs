using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Gates;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>The subject was deleted while its topic held a week of records; the next producer registered another schema as version one of a new history.</summary>
public sealed class DeleteSubjectInUse : SubjectChangeRule<DeleteSubject>
{
    public override RuleDescription Description { get; } = new(
        "KC3003", Severity.Runbook, "Delete a subject",
        "Its versions are hidden, and what the next producer registers is checked against nothing. Records that are still there need its schemas to be read.",
        "Remove what refers to it, let its topic run empty or delete it, and then the subject.",
        "a runbook for this deletion, while nothing refers to the subject and its topic is empty or gone")
    {
        Gates = [NoReferrers.GateName, TopicEmptyOrGone.GateName],
        Advice = ["The deletion is a soft one: ids still resolve, so that old records can be read, and registering the schema again brings the subject back with the next version number."],
    };

    protected override IEnumerable<Finding> Check(DeleteSubject change, SubjectFacts facts, CheckContext context) => Over(change, facts.Referrers, referrers =>
    {
        var leaving = context.Changes.OfType<DeleteSubject>().Select(deletion => deletion.Address.Name).ToHashSet(StringComparer.Ordinal);
        var staying = referrers.Where(referrer => !leaving.Contains(referrer.Split(" version ")[0])).ToList();
        var what = $"{change.Address} is declared nowhere, and would be deleted.";
        if (staying.Count > 0)
        {
            return
            [
                Finding(change, what, $"Still referred to by {string.Join(", ", staying)}.", "Remove these references first, in a change of their own.") with { Severity = Severity.Refuse, PassesWhen = null },
            ];
        }

        return [Finding(change, what, Why(change, facts)) with { Asks = Asks(change, FieldMove.Action(FieldMove.Delete)) }];
    });

    private static string Why(DeleteSubject change, SubjectFacts facts) => FormattableString.Invariant($"Its latest version is {change.Latest.Version}. ") + facts.Records switch
    {
        Fact<(string Topic, long Records)?>.Known { Value: { Records: 0 } held } => $"{held.Topic} holds no record.",
        Fact<(string Topic, long Records)?>.Known { Value: { } held } => $"{held.Topic} holds up to {Amount.Of(held.Records, "record")}.",
        Fact<(string Topic, long Records)?>.Known => "Its topic does not exist.",
        Fact<(string Topic, long Records)?>.Unknown unknown => $"Which records need it is not known: {unknown.Why}.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
