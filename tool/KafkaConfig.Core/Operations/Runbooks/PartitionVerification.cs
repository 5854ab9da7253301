using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Operations.Runbooks;

/// <summary>What must hold after partitions were added, before producers start: a record that comes to a partition nobody reads yet can be skipped for good.</summary>
public static class PartitionVerification
{
    /// <param name="file">The runbook.</param>
    /// <param name="move">Its change of partitions.</param>
    /// <param name="facts">Read now.</param>
    public static IReadOnlyList<GateResult> Verify(EvidenceFile file, FieldMove move, TopicFacts facts)
    {
        var to = int.Parse(move.To, CultureInfo.InvariantCulture);
        var results = new List<GateResult> { Count(facts, to), Health(facts) };
        // Who reads what says nothing before the partitions are there.
        if (results[0].Status != GateStatus.Holds)
            return results;
        // Whoever runs must have every partition, whether or not the runbook names it.
        var running = facts.Use is Fact<TopicUse>.Known use ? use.Value.Groups.Where(group => group.IsActive).Select(group => group.Group) : [];
        var groups = file.Groups.Union(running, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (groups.Count == 0 && facts.Use is Fact<TopicUse>.Unknown unknown)
            results.Add(GateResult.Unknown("assigned", unknown.Why));
        results.AddRange(groups.Select(group => Assigned(group, to, facts)));
        results.AddRange(groups.Select(group => Positioned(group, int.Parse(move.From, CultureInfo.InvariantCulture), to, facts)));
        return results;
    }

    private static GateResult Count(TopicFacts facts, int to) => facts.State switch
    {
        Fact<TopicState>.Known known => GateResult.Of("partition-count", known.Value.Partitions.Count == to, string.Create(CultureInfo.InvariantCulture, $"{known.Value.Partitions.Count} of {to} partitions")),
        Fact<TopicState>.Unknown unknown => GateResult.Unknown("partition-count", unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static GateResult Health(TopicFacts facts) => facts.State switch
    {
        Fact<TopicState>.Known known => GateResult.Of("fully-in-sync", PartitionHealth.Problem(known.Value, 0) is null, PartitionHealth.Problem(known.Value, 0) ?? "every partition has a leader and all its replicas"),
        Fact<TopicState>.Unknown unknown => GateResult.Unknown("fully-in-sync", unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static GateResult Assigned(string group, int to, TopicFacts facts) => OfGroup($"assigned {group}", group, facts, use =>
    {
        var assigned = use.Readers.SelectMany(member => member.Assignment).Where(partition => partition.Topic == facts.Topic).Select(partition => partition.Number).ToHashSet();
        var missing = Enumerable.Range(0, to).Where(partition => !assigned.Contains(partition)).ToList();
        return (missing.Count == 0, missing.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"its {Amount.Of(use.Readers.Count, "member")} read all {to} partitions")
            : $"nobody of it reads {Partitions.Named(missing)}");
    });

    // On an empty partition a consumer that is assigned stands at its beginning, and may have committed nothing.
    private static GateResult Positioned(string group, int from, int to, TopicFacts facts) => facts.Offsets is Fact<IReadOnlyList<PartitionEnds>>.Unknown unread
        ? GateResult.Unknown($"positioned {group}", unread.Why)
        : OfGroup($"positioned {group}", group, facts, use =>
    {
        var ends = ((Fact<IReadOnlyList<PartitionEnds>>.Known)facts.Offsets).Value;
        var missing = Enumerable.Range(from, Math.Max(0, to - from)).Where(partition => !use.Committed.ContainsKey(partition) && (partition >= ends.Count || ends[partition].End > 0)).ToList();
        return (missing.Count == 0, missing.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"it has a position on every new partition that holds records ({to - from} are new)")
            : $"records came to {Partitions.Named(missing)}, and it has no position there");
    });

    private static GateResult OfGroup(string name, string group, TopicFacts facts, Func<GroupUse, (bool Holds, string Figures)> measure)
    {
        if (facts.Use is not Fact<TopicUse>.Known { Value: var use })
            return GateResult.Unknown(name, facts.Use is Fact<TopicUse>.Unknown unknown ? unknown.Why : "its groups were not read");
        if (use.Unseen.TryGetValue(group, out var why))
            return GateResult.Unknown(name, why);
        if (use.Groups.FirstOrDefault(known => known.Group == group) is not { } found)
            return GateResult.Of(name, false, "it does not use the topic");
        var (holds, figures) = measure(found);
        return GateResult.Of(name, holds, figures);
    }
}
