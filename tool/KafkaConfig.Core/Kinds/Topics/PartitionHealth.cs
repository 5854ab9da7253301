using System.Globalization;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Says whether a topic's partitions can be used, in words.</summary>
internal static class PartitionHealth
{
    /// <summary>Null where every partition from <paramref name="first"/> on has a leader and all its replicas in sync.</summary>
    public static string? Problem(Fact<TopicState?> fact, int first) => fact switch
    {
        Fact<TopicState?>.Unknown unknown => unknown.Why,
        Fact<TopicState?>.Known { Value: { } state } => Problem(state, first),
        _ => "it does not exist any more",
    };

    public static string? Problem(TopicState state, int first)
    {
        var bad = state.Partitions.Select((partition, number) => (Partition: partition, Number: number)).Skip(first).Where(item => !item.Partition.IsHealthy).ToList();
        return bad.Count == 0 ? null : string.Join("; ", bad.Take(5).Select(item => string.Create(
            CultureInfo.InvariantCulture,
            $"partition {item.Number} has {(item.Partition.Leader is null ? "no leader" : $"{item.Partition.InSync.Count} of {item.Partition.Replicas.Count} replicas in sync")}")))
            + (bad.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $"; and {bad.Count - 5} more") : "");
    }
}
