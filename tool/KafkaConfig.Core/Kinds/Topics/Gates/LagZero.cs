using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Every group has read every record: then no older record can be read after a newer one of its key, wherever the key goes.</summary>
public sealed class LagZero : TopicGate
{
    public override string Name => "lag-zero";

    public override string Description => "Every group has committed the end of every partition; transaction markers do not count.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.Offsets, ends => OverGroups(facts, use => Over(facts.EarlierUse, earlier =>
    {
        var groups = Counted(use, context.File);
        var behind = groups.Select(group => (Group: group, Lag: group.Lag(ends))).Where(item => item.Lag.Count > 0).ToList();
        var moving = use.Groups.Where(group => !group.IsActive && context.File.Abandoned.Contains(group.Group) && TopicActivity.IsMoving(group, earlier)).Select(group => group.Group).ToList();
        if (behind.Count == 0 && moving.Count == 0)
            return Result(true, string.Create(CultureInfo.InvariantCulture, $"{Amount.Of(groups.Count, "group")} at the end of {ends.Count} partitions"));
        return Result(false, string.Join("; ", behind.Select(item => Sentence(item.Group, item.Lag)).Concat(moving.Select(group => $"group {group} is called abandoned, and its commits move"))));
    })));

    private static string Sentence(GroupUse group, IReadOnlyDictionary<int, long> lag)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"group {group.Group} is {Amount.Of(lag.Values.Sum(), "record")} behind on {Partitions.Named([.. lag.Keys])}");
        var never = lag.Keys.Where(partition => !group.Committed.ContainsKey(partition)).ToList();
        if (never.Count > 0)
            text += $" (no position on {Partitions.Named(never)})";
        return group.IsActive ? text : $"{text}; nobody runs it: start it, or, if it is never to come back, name it under abandoned or delete it with kafka-consumer-groups.sh --delete --group {group.Group}";
    }
}
