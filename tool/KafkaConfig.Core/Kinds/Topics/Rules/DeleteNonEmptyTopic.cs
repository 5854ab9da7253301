using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A deletion cannot be undone, and takes the offsets of every group with it.</summary>
public sealed class DeleteNonEmptyTopic : ChangeRule<DeleteTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1009", Severity.Runbook, "Delete a topic that holds records",
        "Records and the offsets that every group committed for the topic go for good; a live client may create it again with a broker's defaults.",
        "Declare the topic again, or let its retention empty it first.",
        "a reviewed runbook for this deletion; or a topic without records");

    protected override IEnumerable<Finding> Check(DeleteTopic change, CheckContext context)
    {
        switch (context.FactsOf(change.Address, TopicFacts.NotRead).Offsets)
        {
            case Fact<IReadOnlyList<OffsetRange>>.Known known:
                var records = known.Value.Sum(range => range.End - range.First);
                if (records > 0)
                {
                    yield return Finding(
                        change, $"{change.Address} is declared nowhere, and would be deleted.",
                        string.Create(CultureInfo.InvariantCulture, $"It holds {records:N0} records in {known.Value.Count(range => range.End > range.First)} of {known.Value.Count} partitions."));
                }

                break;
            case Fact<IReadOnlyList<OffsetRange>>.Unknown unknown:
                yield return Unknown(change, unknown.Why);
                break;
        }
    }
}
