using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A topic that "nobody needs any more" fed a nightly report.</summary>
public sealed class DeleteTopicInUse : TopicChangeRule<DeleteTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1008", Severity.Refuse, "Delete a topic in use",
        "Somebody writes it, reads it, or has records of it still to read; a live client may even create it again with a broker's defaults.",
        "Stop the clients, let the groups read to the end or delete them, and plan again.")
    {
        Advice =
        [
            "Do not argue with this one. Somebody is connected, or has something still to read: find out who it is from the client ids and hosts that kafka-consumer-groups.sh --describe --members shows, and come back once the group is gone.",
            "A group that was left behind years ago is another matter: delete the group, or name it under abandoned in the runbook of the deletion.",
        ],
    };

    protected override IEnumerable<Finding> Check(DeleteTopic change, TopicFacts facts, CheckContext context) =>
        Over(change, facts.Offsets, ends => Over(change, facts.Earlier, earlier => OverUse(change, facts, use => Over(change, facts.EarlierUse, earlierUse =>
        {
            // A group that nobody runs can be left behind on purpose: the evidence of the deletion says so.
            var abandoned = use.Groups.Where(group => !group.IsActive && context.IsAbandoned(change.Address, group.Group)).Select(group => group.Group).ToList();
            var signs = TopicActivity.Of(use, earlierUse, earlier, ends, abandoned);
            return signs.Count == 0 ? [] : [Finding(change, $"{change.Address} is declared nowhere, and would be deleted while it is in use.", $"{string.Join("; ", signs)}.", SafeWay(change, use))];
        }))));

    private static string SafeWay(DeleteTopic change, Usage.TopicUse use)
    {
        var left = use.Groups.Where(group => !group.IsActive).Select(group => group.Group).ToList();
        return $"Declare {change.Address.Name} again with lifecycle: {{ deprecated: DATE }}, remove its clients, and delete it later."
            + (left.Count == 0 ? "" : $" Groups that never come back: kafka-consumer-groups.sh --delete {string.Join(' ', left.Select(group => $"--group {group}"))}");
    }
}
